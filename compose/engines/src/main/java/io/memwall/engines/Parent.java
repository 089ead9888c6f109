package io.memwall.engines;

import com.sun.jna.NativeLibrary;
import java.io.IOException;

/** What an engine's main does about the process that started it. */
final class Parent {
  private Parent() {}

  /**
   * Leaves the terminal's process group. Ctrl-C would otherwise reach the engines together with
   * their parent, which still has work to flush into them.
   */
  static void leaveTerminal() {
    try {
      NativeLibrary.getInstance("c").getFunction("setsid").invokeInt(new Object[0]);
    } catch (LinkageError e) {
      // Without native code the engine works as well; Ctrl-C merely stops it earlier.
    }
  }

  /** Runs {@code stop} when standard input ends: the parent has closed it, or is dead. */
  static void whenGone(Runnable stop) {
    Thread watch = new Thread(() -> drainThen(stop), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void drainThen(Runnable stop) {
    byte[] ignored = new byte[64];
    try {
      while (System.in.read(ignored) >= 0) {
        // Nobody writes here; only the end counts.
      }
    } catch (IOException e) {
      // A broken pipe is an end, too.
    }
    stop.run();
  }
}
