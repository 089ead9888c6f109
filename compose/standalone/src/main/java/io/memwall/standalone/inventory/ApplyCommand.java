package io.memwall.standalone.inventory;

import io.memwall.collectors.agent.InventoryDesk;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Mixin private DeclaredFile file;

  @Override
  public Integer call() throws IOException {
    int changes = file.changes(InventoryDesk::apply).size();
    var out = spec.commandLine().getOut();
    out.println(changes == 0 ? "nothing to change" : changes + " changes applied");
    out.flush();
    return 0;
  }
}
