package io.memwall.standalone.agent;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What the process is asked for by signals: SIGHUP to read its configuration again, SIGTERM and
 * Ctrl-C to stop. While one is open, the end of the JVM waits for it to be closed.
 */
final class Signals implements AutoCloseable {
  private static final long STOP_WITHIN_S = 60;

  /** What is asked for. */
  private enum Wish {
    RELOAD,
    STOP
  }

  private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread hook = new Thread(this::hold, "memwall-stop");

  Signals() {
    Runtime.getRuntime().addShutdownHook(hook);
    HangUp.handle(() -> wishes.add(Wish.RELOAD));
  }

  private void hold() {
    wishes.add(Wish.STOP);
    try {
      stopped.await(STOP_WITHIN_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when asked to stop; until then does what else is asked for, on this thread. */
  void await(Runnable reload) throws InterruptedException {
    while (wishes.take() == Wish.RELOAD) {
      reload.run();
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
