package io.memwall.standalone;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says on standard error what is going on, so that standard output holds answers only. */
public final class Progress {
  private static final long SAY_EVERY_S = 2;

  private final PrintWriter out;

  public Progress(PrintWriter out) {
    this.out = out;
  }

  public synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Does one step and says how long it took; while it lasts, every two seconds that it does. */
  public <T> T step(String what, Callable<T> work) throws Exception {
    long began = System.nanoTime();
    T result = watch(what, work);
    say(String.format(Locale.ROOT, "%-44s %5.1f s", what, seconds(began)));
    return result;
  }

  /** Does something and says nothing, unless it takes more than two seconds. */
  public <T> T watch(String what, Callable<T> work) throws Exception {
    var done = new CountDownLatch(1);
    var ticker = new Thread(() -> tick(what, done), "progress");
    ticker.setDaemon(true);
    ticker.start();
    try {
      return work.call();
    } finally {
      done.countDown();
    }
  }

  private void tick(String what, CountDownLatch done) {
    long began = System.nanoTime();
    try {
      while (!done.await(SAY_EVERY_S, TimeUnit.SECONDS)) {
        say(String.format(Locale.ROOT, "  %s: %.0f s so far", what, seconds(began)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
