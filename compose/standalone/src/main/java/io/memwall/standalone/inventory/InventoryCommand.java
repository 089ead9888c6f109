package io.memwall.standalone.inventory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Declares the fabric. */
@Command(
    name = "inventory",
    mixinStandardHelpOptions = true,
    description = {
      "Declare nodes, ports, links, pools, regions and attachments of the fabric in YAML.",
      "Applying a file again changes nothing; what a file no longer names ceases."
    },
    subcommands = {ApplyCommand.class, DiffCommand.class, ShowCommand.class, UnknownCommand.class})
public final class InventoryCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: apply FILE, diff FILE, show or unknown");
  }
}
