package io.memwall.standalone.torture;

import io.memwall.standalone.CommandException;
import java.io.IOException;

/** Signals to processes of this run. */
final class Signals {
  private Signals() {}

  static void stop(long pid) {
    send("STOP", pid);
  }

  static void goOn(long pid) {
    send("CONT", pid);
  }

  private static void send(String signal, long pid) {
    try {
      int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
      if (code != 0) {
        throw new CommandException("process %d takes no SIG%s".formatted(pid, signal));
      }
    } catch (IOException e) {
      throw new CommandException("kill cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while signalling " + pid, e);
    }
  }
}
