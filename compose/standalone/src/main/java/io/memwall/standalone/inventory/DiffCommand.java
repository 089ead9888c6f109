package io.memwall.standalone.inventory;

import io.memwall.collectors.agent.InventoryDesk;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares a file with the inventory. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Print what apply would change: + new, ~ changed, - ceasing.",
      "Exit code 0 when nothing would change, 1 when something would."
    })
final class DiffCommand implements Callable<Integer> {
  @Mixin private DeclaredFile file;

  @Override
  public Integer call() throws IOException {
    return file.changes(InventoryDesk::changes).isEmpty() ? 0 : 1;
  }
}
