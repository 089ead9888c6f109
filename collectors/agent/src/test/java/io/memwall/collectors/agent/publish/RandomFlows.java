package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.flow.Tracking;
import io.memwall.schemas.events.CreditState;
import io.memwall.schemas.events.MatchQuality;
import io.memwall.schemas.events.TrafficClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Flow records of every shape, likely or not. */
final class RandomFlows {
  private final Random random;

  RandomFlows(Random random) {
    this.random = random;
  }

  FlowRecord next() {
    long start = random.nextLong() >> 2;
    return new FlowRecord(
        new Span(start, start + random.nextInt(1 << 30)),
        half(),
        frames(),
        new FlowRecord.Bytes(number(), number(), number(), number(), number(), number()),
        list(
            () ->
                new FlowRecord.MessageCount(
                    random.nextInt(6), random.nextInt(8), number(), number(), number())),
        tracking(),
        new FlowRecord.Quality(counts(), optional(), number(), number()),
        random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong() >> 2),
        new FlowRecord.Totals(number(), number(), number(), number()));
  }

  private FlowRecord.Half half() {
    return new FlowRecord.Half(
        text(),
        text(),
        random.nextInt(),
        random.nextInt(2),
        text(),
        text(),
        vlan(),
        vlan(),
        random.nextInt(8),
        random.nextInt(1 << 16),
        maybe(() -> one(InventoryVersion.NodeKind.values())),
        new FlowRecord.Place(maybe(this::text), maybe(this::text), maybe(this::text)));
  }

  private FlowRecord.Frames frames() {
    return new FlowRecord.Frames(
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        optional());
  }

  private Tracking tracking() {
    return new Tracking(
        text(),
        random.nextBoolean(),
        list(() -> new Tracking.ClassTotal(traffic(), number(), number(), number())),
        maybe(() -> new Tracking.Params(longs(), longs(), longs(), longs(), longs(), longs())),
        counts(),
        counts(),
        list(this::credits),
        new Tracking.Acks(number(), number(), number(), number(), number()),
        maybe(this::distribution),
        Map.of(text(), distribution(), "get" + random.nextInt(), distribution()),
        matching(),
        maybe(this::burst),
        maybe(() -> new Tracking.Reverse(optional(), longs())));
  }

  private Tracking.CreditCount credits() {
    String state = one(CreditState.values()).name();
    return new Tracking.CreditCount(
        random.nextInt(6), number(), number(), number(), optional(), optional(), optional(), state);
  }

  private Tracking.Distribution distribution() {
    List<Integer> index = list(() -> random.nextInt(4_000) - 2_000);
    return new Tracking.Distribution(index, longs(), number(), number());
  }

  private Tracking.Matching matching() {
    String quality = one(MatchQuality.values()).name();
    return new Tracking.Matching(
        number(), number(), counts(), number(), number(), maybe(random::nextDouble), quality);
  }

  private Tracking.Burst burst() {
    return new Tracking.Burst(
        random.nextInt(),
        random.nextInt(),
        random.nextInt(),
        number(),
        number(),
        random.nextLong(),
        random.nextLong());
  }

  private String traffic() {
    return one(TrafficClass.values()).name();
  }

  /** Numbers of every length. */
  private long number() {
    return random.nextLong() >> random.nextInt(64);
  }

  private OptionalLong optional() {
    return random.nextBoolean() ? OptionalLong.of(number()) : OptionalLong.empty();
  }

  private OptionalInt vlan() {
    return random.nextBoolean() ? OptionalInt.of(random.nextInt(4096)) : OptionalInt.empty();
  }

  private List<Long> longs() {
    return list(this::number);
  }

  private Map<String, Long> counts() {
    var counts = new TreeMap<String, Long>();
    for (int left = random.nextInt(4); left > 0; left--) {
      counts.put(text(), number());
    }
    return counts;
  }

  /** ASCII, and sometimes not. */
  String text() {
    return random.nextInt(4) == 0
        ? "größe→\uD83D\uDE00" + random.nextInt(10)
        : Long.toHexString(random.nextLong() >>> random.nextInt(64));
  }

  private <E> E one(E[] of) {
    return of[random.nextInt(of.length)];
  }

  private <E> Optional<E> maybe(Supplier<E> some) {
    return random.nextBoolean() ? Optional.of(some.get()) : Optional.empty();
  }

  private <E> List<E> list(Supplier<E> some) {
    return Stream.generate(some).limit(random.nextInt(5)).toList();
  }
}
