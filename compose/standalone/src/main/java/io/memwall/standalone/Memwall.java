package io.memwall.standalone;

import io.memwall.standalone.agent.CollectCommand;
import io.memwall.standalone.ask.ContextCommand;
import io.memwall.standalone.ask.QueryCommand;
import io.memwall.standalone.ask.ReadinessCommand;
import io.memwall.standalone.ask.RulesCommand;
import io.memwall.standalone.ask.SqlCommand;
import io.memwall.standalone.ask.WhyCommand;
import io.memwall.standalone.capture.ExplainCommand;
import io.memwall.standalone.capture.ImportCommand;
import io.memwall.standalone.capture.InspectCommand;
import io.memwall.standalone.capture.SimulateCommand;
import io.memwall.standalone.doctor.DoctorCommand;
import io.memwall.standalone.inventory.InventoryCommand;
import io.memwall.standalone.look.ChangesCommand;
import io.memwall.standalone.look.GetCommand;
import io.memwall.standalone.look.TopCommand;
import io.memwall.standalone.plan.PlanCommand;
import io.memwall.standalone.redrive.RedriveCommand;
import io.memwall.standalone.replay.ReplayCommand;
import io.memwall.standalone.size.SizeCommand;
import io.memwall.standalone.stack.AlertsCommand;
import io.memwall.standalone.stack.StreamsCommand;
import io.memwall.standalone.stack.UpCommand;
import io.memwall.standalone.verify.DevCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
    name = "memwall",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Full.class,
    description = "Shows the memory wall of a memory fabric.",
    footer = {"", "Exit codes: 0 done, 1 failed, 2 wrongly called; doctor has 3 and 4 too."},
    subcommands = {
      UpCommand.class,
      CollectCommand.class,
      ImportCommand.class,
      GetCommand.class,
      TopCommand.class,
      WhyCommand.class,
      ChangesCommand.class,
      QueryCommand.class,
      SqlCommand.class,
      ContextCommand.class,
      ReadinessCommand.class,
      DoctorCommand.class,
      PlanCommand.class,
      SizeCommand.class,
      InspectCommand.class,
      ExplainCommand.class,
      SimulateCommand.class,
      StreamsCommand.class,
      AlertsCommand.class,
      RulesCommand.class,
      InventoryCommand.class,
      ReplayCommand.class,
      RedriveCommand.class,
      DevCommand.class,
      VersionCommand.class,
      CommandLine.HelpCommand.class
    })
final class Memwall implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do, such as up --demo");
  }
}
