package io.memwall.standalone.stack;

import io.memwall.standalone.CommandException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM or Ctrl-C, as something to wait for. While one is open, the end of the JVM waits for it
 * to be closed: so that the main thread stops everything in order.
 */
final class StopSignal implements AutoCloseable {
  private static final long LOOK_EVERY_MS = 500;
  private static final long STOP_WITHIN_S = 14;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread hook = new Thread(this::hold, "stop-signal");
  private Thread worker;

  StopSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void hold() {
    asked.countDown();
    synchronized (this) {
      if (worker != null) {
        worker.interrupt();
      }
    }
    try {
      stopped.await(STOP_WITHIN_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Does something that the signal interrupts; afterwards the thread is not interrupted. */
  <T> T interruptible(Callable<T> work) throws Exception {
    synchronized (this) {
      requireNotAsked(null);
      worker = Thread.currentThread();
    }
    try {
      return work.call();
    } catch (Exception e) {
      requireNotAsked(e);
      throw e;
    } finally {
      synchronized (this) {
        worker = null;
        // What comes next is stopping things, which must be able to wait.
        Thread.interrupted();
      }
    }
  }

  private void requireNotAsked(Exception cause) {
    if (isAsked()) {
      throw new CommandException("stopped before it was done", cause);
    }
  }

  /** Returns when asked to stop; looks around every half second and lets what it throws through. */
  void await(Runnable look) throws InterruptedException {
    while (!asked.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
      look.run();
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already: the hook is running and now lets go.
    }
  }
}
