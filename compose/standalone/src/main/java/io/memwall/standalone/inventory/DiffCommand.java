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

/** Compares a file with the inventory. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Print what apply would change: + new, ~ changed, - ceasing.",
      "Exit code 0 when nothing would change, 1 when something would."
    })
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DeskOptions options;

  @Parameters(paramLabel = "FILE", description = "The declaration, YAML.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    var declared = options.declaration(file);
    var desk = options.desk();
    options.check(file, desk, declared);
    List<InventoryChange> changes = desk.changes(declared);
    var out = spec.commandLine().getOut();
    changes.forEach(each -> out.println(each.text()));
    out.flush();
    return changes.isEmpty() ? 0 : 1;
  }
}
