package io.memwall.standalone.inventory;

import io.memwall.collectors.agent.InventoryDesk;
import io.memwall.collectors.agent.inventory.Declaration;
import io.memwall.collectors.agent.inventory.DeclarationException;
import io.memwall.collectors.agent.inventory.InventoryChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A file that declares what a fabric is made of; its mistakes are the caller's. */
final class DeclaredFile {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private DeskOptions options;

  @Parameters(paramLabel = "FILE", description = "The declaration, YAML.")
  private Path file;

  /** What is done with a declaration that is right. */
  @FunctionalInterface
  interface Action {
    List<InventoryChange> of(InventoryDesk desk, Declaration declared);
  }

  /** Judges the file, does something with it, and prints the changes that came of it. */
  List<InventoryChange> changes(Action action) throws IOException {
    Declaration declared = declaration();
    InventoryDesk desk = options.desk();
    // Every reference must lead to something that is declared, here or elsewhere.
    List<String> dangling = InventoryChange.dangling(desk.known(), declared);
    if (!dangling.isEmpty()) {
      throw wrong(dangling);
    }
    List<InventoryChange> changes = action.of(desk, declared);
    var out = spec.commandLine().getOut();
    changes.forEach(each -> out.println(each.text()));
    out.flush();
    return changes;
  }

  private Declaration declaration() throws IOException {
    if (!Files.isReadable(file)) {
      throw new ParameterException(spec.commandLine(), file + " cannot be read");
    }
    try {
      return Declaration.parse(Files.readString(file));
    } catch (DeclarationException e) {
      throw wrong(e.mistakes());
    }
  }

  private ParameterException wrong(List<String> mistakes) {
    for (String each : mistakes) {
      spec.commandLine().getErr().println(file + ": " + each);
    }
    return new ParameterException(
        spec.commandLine(), "%s has %d mistakes".formatted(file, mistakes.size()));
  }
}
