package io.memwall.standalone.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Checks side by side; one that hangs is left behind when the time is over. */
final class Round {
  private Round() {}

  /**
   * @param kafka what its clients are told, for the words when they are refused
   */
  static List<Finding> of(List<Check> checks, Duration within, Map<String, Object> kafka)
      throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool(Round::daemon);
    long end = System.nanoTime() + within.toNanos();
    var looks = new LinkedHashMap<Check, Future<List<Finding>>>();
    checks.forEach(check -> looks.put(check, threads.submit(check.look()::findings)));
    var findings = new ArrayList<Finding>();
    for (var look : looks.entrySet()) {
      long left = Math.max(0, end - System.nanoTime());
      try {
        findings.addAll(look.getValue().get(left, TimeUnit.NANOSECONDS));
      } catch (ExecutionException e) {
        findings.addAll(silence(look.getKey(), Reason.of(e.getCause(), kafka)));
      } catch (TimeoutException e) {
        look.getValue().cancel(true);
        String why = "no answer within %.1f s".formatted(within.toMillis() / 1e3);
        findings.addAll(silence(look.getKey(), why));
      }
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

  private static List<Finding> silence(Check check, String why) {
    var findings = new ArrayList<Finding>(check.soFar().get());
    findings.add(check.silence().because(why));
    return findings;
  }
}
