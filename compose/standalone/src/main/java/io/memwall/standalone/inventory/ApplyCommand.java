package io.memwall.standalone.inventory;

import io.memwall.collectors.agent.inventory.InventoryChange;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the inventory what a file says. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Make the inventory what the file says, and print what changed.",
      "Objects that this file's scope named before and names no more cease; others stay."
    })
final class ApplyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DeskOptions options;

  @Parameters(paramLabel = "FILE", description = "The declaration, YAML.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    var declared = options.declaration(file);
    var desk = options.desk();
    options.check(file, desk, declared);
    List<InventoryChange> changes = desk.apply(declared);
    var out = spec.commandLine().getOut();
    changes.forEach(each -> out.println(each.text()));
    out.println(changes.isEmpty() ? "nothing to change" : changes.size() + " changes applied");
    out.flush();
    return 0;
  }
}
