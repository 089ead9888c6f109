package io.memwall.standalone.ask;

import io.memwall.standalone.stack.Places;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names the clusters a user asks. */
@Command(
    name = "context",
    mixinStandardHelpOptions = true,
    description = {
      "Name the clusters that are asked.",
      "What asks takes --context NAME; without it, the one in use is asked."
    })
public final class ContextCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    list();
  }

  @Command(description = "List them; a star marks the one in use.")
  void list() {
    var contexts = contexts();
    var out = spec.commandLine().getOut();
    if (contexts.all().isEmpty()) {
      spec.commandLine().getErr().println("no contexts; add one with memwall context add");
    }
    contexts
        .all()
        .forEach(
            (name, cluster) ->
                out.printf(
                    "%s %-16s %s, database %s, as %s%n",
                    contexts.current().equals(Optional.of(name)) ? "*" : " ",
                    name,
                    cluster.clickHouse(),
                    cluster.database(),
                    cluster.user()));
    out.flush();
  }

  @Command(description = "Add a cluster, or change it.")
  void add(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--clickhouse",
              required = true,
              paramLabel = "URL",
              description = "Its HTTP interface, such as http://ch1:8123.")
          URI url,
      @Option(names = "--user", paramLabel = "NAME", defaultValue = "memwall_reader") String user,
      @Option(
              names = "--password-file",
              paramLabel = "FILE",
              description = "Holds the password; it is read with every question.")
          Path passwordFile,
      @Option(names = "--database", paramLabel = "NAME", defaultValue = "memwall")
          String database) {
    if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
      throw new ParameterException(
          spec.commandLine(), "--clickhouse " + url + " is no URL such as http://ch1:8123");
    }
    String password = passwordFile == null ? null : passwordFile.toAbsolutePath().toString();
    contexts().with(name, new Contexts.Cluster(url.toString(), user, password, database)).save();
  }

  @Command(description = "Ask this one from now on; without a name, what runs here.")
  void use(@Parameters(paramLabel = "NAME", arity = "0..1") String name) {
    contexts().using(Optional.ofNullable(name)).save();
  }

  @Command(description = "Forget a cluster.")
  void remove(@Parameters(paramLabel = "NAME") String name) {
    contexts().without(name).save();
  }

  private static Contexts contexts() {
    return Contexts.in(Places.ofUser().contexts());
  }
}
