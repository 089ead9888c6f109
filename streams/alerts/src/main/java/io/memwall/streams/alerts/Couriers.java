package io.memwall.streams.alerts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All receivers: gives each what is news to it, and notes what each has taken. */
final class Couriers implements AutoCloseable {
  private final List<Courier> couriers = new ArrayList<>();
  private final Queue<Courier.Taken> taken = new ConcurrentLinkedQueue<>();
  private final GroupWait groupWait;
  private final InstantSource clock;
  private final Map<String, Long> offered = new HashMap<>();

  /**
   * What all of them share.
   *
   * @param groupWait for what might explain news
   * @param watchdog what is always firing while the way to here works
   */
  record Shared(InstantSource clock, GroupWait groupWait, Supplier<Optional<Alert>> watchdog) {}

  Couriers(Collection<Receiver> receivers, Shared shared) {
    groupWait = shared.groupWait();
    clock = shared.clock();
    var office = new Courier.Office(clock, taken::add, shared.watchdog());
    for (Receiver receiver : receivers) {
      Messenger messenger =
          switch (receiver.way()) {
            case ALERTMANAGER -> new Alertmanager(receiver);
            case WEBHOOK -> new Webhook(receiver);
          };
      couriers.add(new Courier(receiver, messenger, office));
    }
  }

  /** Begins; what receivers believe already is kept alive. */
  void start(Collection<Alert> alerts) {
    for (Courier courier : couriers) {
      courier.resume(
          alerts.stream()
              .filter(Alert::isFiring)
              .filter(alert -> alert.notified().containsKey(courier.receiver().name()))
              .flatMap(alert -> courier.receiver().view(alert).stream())
              .filter(Alert::isFiring)
              .toList());
      courier.start();
    }
  }

  /** Notes in the book what receivers have taken. */
  void settle(AlertBook book) {
    for (Courier.Taken each = taken.poll(); each != null; each = taken.poll()) {
      Alert alert = each.alert();
      book.taken(alert.key(), alert.startedNs(), each.receiver(), each.receipt());
    }
  }

  /** Hands over what is news and has waited for what might explain it. */
  void dispatch(Collection<Alert> alerts) {
    Instant now = clock.instant();
    for (Courier courier : couriers) {
      courier.offer(alerts.stream().flatMap(alert -> news(alert, courier, now).stream()).toList());
    }
  }

  private Optional<Alert> news(Alert alert, Courier courier, Instant now) {
    String receiver = courier.receiver().name();
    String episode = receiver + " " + GroupWait.episode(alert);
    if (offered.getOrDefault(episode, 0L) >= alert.change()
        || !alert.isNewsTo(receiver, offered.containsKey(episode))
        || !groupWait.isOver(alert, now)) {
      return Optional.empty();
    }
    Optional<Alert> view = courier.receiver().view(alert);
    view.ifPresent(each -> offered.put(episode, alert.change()));
    return view;
  }

  /** Forgets episodes that are none any more. */
  void prune(Collection<Alert> alerts) {
    var episodes = alerts.stream().map(GroupWait::episode).collect(Collectors.toSet());
    groupWait.prune(alerts);
    offered.keySet().removeIf(key -> !episodes.contains(key.substring(key.indexOf(' ') + 1)));
  }

  /** Failed posts, by receiver. */
  Map<String, Long> failures() {
    var failures = new HashMap<String, Long>();
    couriers.forEach(each -> failures.put(each.receiver().name(), each.failures()));
    return failures;
  }

  @Override
  public void close() {
    couriers.forEach(Courier::close);
  }
}
