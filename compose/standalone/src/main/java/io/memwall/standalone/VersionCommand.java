package io.memwall.standalone;

import io.memwall.schemas.ReleasedSchemas;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which product, schemas and sources these are. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Full.class,
    description = "Say the version of the product, the release of its schemas, and the commit.")
final class VersionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    for (String line : new Full().getVersion()) {
      out.println(line);
    }
    out.flush();
  }

  /** Product, schemas, commit: a line each, name first, so that a script can take its one. */
  static final class Full implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Build build = Build.ofThis();
      return new String[] {
        "memwall " + build.version(),
        "schemas " + ReleasedSchemas.shipped().newest(),
        "commit " + build.commit().orElse("unknown")
      };
    }
  }
}
