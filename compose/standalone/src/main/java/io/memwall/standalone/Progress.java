package io.memwall.standalone;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Says on standard error what is going on, so that standard output holds answers only. */
public final class Progress {
  private final PrintWriter out;

  public Progress(PrintWriter out) {
    this.out = out;
  }

  public synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Does one step and says how long it took. */
  public <T> T step(String what, Callable<T> work) throws Exception {
    long began = System.nanoTime();
    T result = work.call();
    say(String.format(Locale.ROOT, "%-44s %5.1f s", what, (System.nanoTime() - began) / 1e9));
    return result;
  }
}
