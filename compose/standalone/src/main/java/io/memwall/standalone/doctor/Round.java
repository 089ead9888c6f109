package io.memwall.standalone.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Checks side by side; one that hangs is left behind when the time is over. */
final class Round {
  private Round() {}

  static List<Finding> of(List<Check> checks, Duration within) throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool(Round::daemon);
    long end = System.nanoTime() + within.toNanos();
    var looks = new LinkedHashMap<Check, Future<List<Finding>>>();
    checks.forEach(check -> looks.put(check, threads.submit(check.look()::findings)));
    var findings = new ArrayList<Finding>();
    for (var look : looks.entrySet()) {
      long left = Math.max(0, end - System.nanoTime());
      findings.addAll(answer(look.getKey(), look.getValue(), left, within));
    }
    threads.shutdownNow();
    return findings;
  }

  /** A stage that hangs must not keep the command from ending. */
  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "doctor");
    thread.setDaemon(true);
    return thread;
  }

  private static List<Finding> answer(
      Check check, Future<List<Finding>> look, long leftNanos, Duration within)
      throws InterruptedException {
    try {
      return look.get(leftNanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      return silence(check, Reason.of(e.getCause()));
    } catch (TimeoutException e) {
      look.cancel(true);
      return silence(check, "no answer within %.1f s".formatted(within.toMillis() / 1e3));
    }
  }

  private static List<Finding> silence(Check check, String why) {
    var findings = new ArrayList<Finding>(check.soFar().get());
    findings.add(check.silence().because(why));
    return findings;
  }
}
