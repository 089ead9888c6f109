package io.memwall.bench;

import io.memwall.standalone.rules.RulesFile;
import io.memwall.standalone.stack.Scratch;
import io.memwall.streams.alerts.AlertDelivery;
import io.memwall.streams.alerts.AlertsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The command: how soon an alert reaches its receiver. Hosts begin to stall one group after the
 * other, in real time; the topology that scores and alert delivery run as they do in a stack.
 */
public final class Alerting {
  private static final String USAGE = "usage: bench/alerts [HOSTS [GROUPS]], default 200 6";
  private static final int WINDOW_S = 10;

  /** Well until everything runs, and warned of in the third window. */
  private static final int QUIET_WINDOWS = 3;

  private static final int WINDOWS_TO_WARN = 3;
  private static final int LATEST_S = 10;

  private final int hosts;
  private final int groups;

  private Alerting(int hosts, int groups) {
    this.hosts = hosts;
    this.groups = groups;
  }

  public static void main(String[] args) throws Exception {
    if (args.length > 2) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int hosts = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    int groups = args.length > 1 ? Integer.parseInt(args[1]) : 6;
    try (var scratch = Scratch.open(4, List.of("hotspot"), Optional.empty());
        var pager = new Pager();
        var delivery = deliver(scratch.kafka(), pager.url())) {
      scratch.begin();
      new Alerting(hosts, groups).run(scratch.kafka());
      await(Instant.now().plusSeconds(LATEST_S));
      new Report(figures(hosts, groups, pager)).tell();
      if (!delivery.status().isOwner()) {
        throw new IllegalStateException("alert delivery never worked");
      }
    }
  }

  private static List<Figure> figures(int hosts, int groups, Pager pager) {
    String how =
        "%,d of %,d hosts told of, in %d groups; end of the deciding window to the receiver's socket"
            .formatted(pager.told(), hosts, groups);
    return List.of(
        Figure.of("window's end to alert, p50", pager.quantile(0.5), "ms", how),
        Figure.of("window's end to alert, p99", pager.quantile(0.99), "ms", how),
        Figure.of("window's end to alert, worst", pager.quantile(1), "ms", how));
  }

  private static AlertDelivery deliver(String kafka, String url) throws IOException {
    Path rules = Files.createTempFile("memwall-bench-", ".yaml");
    Files.writeString(
        rules,
        "receivers: [{name: pager, kind: webhook, url: \"" + url + "\", rules: [memory-wall]}]\n");
    var config = AlertsConfig.of(kafka, RulesFile.required(Optional.of(rules)).alerts());
    Files.delete(rules);
    var delivery = new AlertDelivery(config);
    var thread = new Thread(delivery::run, "delivery");
    thread.setDaemon(true);
    thread.start();
    return delivery;
  }

  private void run(String kafka) throws InterruptedException {
    long start = (Instant.now().getEpochSecond() / WINDOW_S + 1) * WINDOW_S;
    int seconds = (QUIET_WINDOWS + groups + WINDOWS_TO_WARN) * WINDOW_S;
    try (var load = new HostLoad(kafka, hosts)) {
      for (int second = 0; second <= seconds; second++) {
        Instant end = Instant.ofEpochSecond(start + second);
        await(end);
        for (int host = 0; host < hosts; host++) {
          int stallsFrom = (QUIET_WINDOWS + host % groups) * WINDOW_S;
          load.say(host, end, second > stallsFrom);
        }
      }
    }
  }

  private static void await(Instant instant) throws InterruptedException {
    while (Instant.now().isBefore(instant)) {
      Thread.sleep(2);
    }
  }
}
