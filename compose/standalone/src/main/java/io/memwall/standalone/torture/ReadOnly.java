package io.memwall.standalone.torture;

import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Whoever writes may only read for a while: the server reads its users anew while it runs. */
record ReadOnly(Stage stage) implements Fault {
  private static final String PROFILE = "<default>";
  private static final String READ_ONLY = PROFILE + "<readonly>2</readonly>";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ASKED = "SELECT toInt64(getSetting('readonly'))";

  @Override
  public String name() {
    return "read-only clickhouse";
  }

  @Override
  public String strike() {
    replace(PROFILE, READ_ONLY);
    await(2);
    return "whoever writes may only read";
  }

  @Override
  public void heal() {
    replace(READ_ONLY, PROFILE);
    await(0);
  }

  private void replace(String before, String after) {
    Path users = stage.home().resolve("clickhouse/conf/users.xml");
    try {
      String text = Files.readString(users);
      int at = text.indexOf(before);
      Files.writeString(
          users, text.substring(0, at) + after + text.substring(at + before.length()));
    } catch (IOException e) {
      throw new CommandException(users + ": " + e.getMessage(), e);
    }
  }

  private void await(long level) {
    Patience.until(
        "readonly is " + level,
        PATIENCE,
        () -> stage.tables().figureIfAny(ASKED).filter(now -> now == level).isPresent());
  }
}
