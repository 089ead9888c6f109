package io.memwall.standalone.inventory;

import io.memwall.collectors.agent.inventory.KnownObject;
import io.memwall.collectors.agent.inventory.ObjectText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the inventory. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Print every object of the inventory as it is now, and who says so.")
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DeskOptions options;

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    options.desk().known().stream()
        .filter(KnownObject::isThere)
        .forEach(each -> out.println(line(each)));
    out.flush();
    return 0;
  }

  private static String line(KnownObject known) {
    var version = known.version();
    return "%s  %s  by %s, version %s.%s"
        .formatted(
            version.objectId(),
            ObjectText.of(version.object().orElseThrow()),
            known.reporter(),
            Long.toUnsignedString(version.epoch()),
            Long.toUnsignedString(version.seq()));
  }
}
