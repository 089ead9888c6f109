package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.simulator.fabric.TapView;
import io.memwall.collectors.simulator.truth.ConnectionTotals;
import io.memwall.collectors.simulator.truth.HalfFigure;
import io.memwall.collectors.simulator.truth.HalfKey;
import io.memwall.collectors.simulator.truth.HalfTotals;
import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.account.ParamGroup;
import io.memwall.collectors.wire.account.TrafficClass;
import io.memwall.collectors.wire.flow.CreditView;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.FrameHint;
import io.memwall.collectors.wire.flow.FrameListener;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.HalfVisitor;
import io.memwall.collectors.wire.flow.SequenceClass;
import io.memwall.collectors.wire.flow.TapCounter;
import io.memwall.collectors.wire.flow.TransactionView;
import io.memwall.collectors.wire.flow.Visibility;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.match.Outcome;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the product finds in the bytes of a run, beside what the run says is true. */
final class Agreement implements FrameSink {
  /** What frames themselves have wrong; what follows from losses is judged by other figures. */
  private static final Set<Anomaly> INJECTED = injected();

  private static Set<Anomaly> injected() {
    Set<Anomaly> codes = EnumSet.range(Anomaly.FCS_BAD, Anomaly.PUT_MASK_RANGE);
    codes.add(Anomaly.NAK_INITIAL);
    return codes;
  }

  private final Map<String, Collector> collectors = new TreeMap<>();
  private final Map<String, Long> found = new TreeMap<>();
  private final Map<String, Long> truth = new TreeMap<>();
  private final Map<String, Long> tolerance = new TreeMap<>();
  private long lastNanos;

  /** One tap's flow table. */
  private static final class Collector implements FrameListener {
    private final String tap;
    private final FlowTable table;
    private final Map<String, List<Long>> latencies = new TreeMap<>();

    Collector(String tap) {
      this.tap = tap;
      DecoderSettings decoder = DecoderSettings.DEFAULT.withEtherTypes(Set.of(0, 0xAAAA));
      table = new FlowTable(FlowSettings.of(decoder, "simulated"), this);
    }

    @Override
    public void onFrame(
        long nanos,
        io.memwall.collectors.wire.Frame frame,
        HalfView half,
        SequenceClass sequenceClass) {}

    @Override
    public void onTransaction(TransactionView t, HalfView requester) {
      if (t.outcome() == Outcome.MATCHED) {
        latencies
            .computeIfAbsent(connection(requester) + " " + t.latencyClass(), k -> new ArrayList<>())
            .add(t.responseNanos().orElseThrow() - t.requestNanos());
      }
    }

    private String connection(HalfView half) {
      TreeSet<String> ends =
          new TreeSet<>(List.of(mac(half.sourceMac()), mac(half.destinationMac())));
      return tap + " " + ends.first() + " " + ends.last();
    }
  }

  static Agreement of(SimulationOptions options) {
    Agreement agreement = new Agreement();
    Simulation simulation = new Simulation(options, agreement, event -> {});
    simulation.runToEnd();
    agreement.finish(simulation);
    return agreement;
  }

  @Override
  public void frame(Tap tap, long tNanos, ByteBuffer frame, Direction direction) {
    cutFrame(tap, tNanos, new Cut(frame, frame.limit()), direction);
  }

  @Override
  public void cutFrame(Tap tap, long tNanos, Cut cut, Direction direction) {
    FrameHint hint = new FrameHint();
    hint.set(
        direction == Direction.IN ? FrameHint.Direction.INBOUND : FrameHint.Direction.OUTBOUND, 0);
    lastNanos = Math.max(lastNanos, tNanos);
    collectors
        .computeIfAbsent(tap.name(), Collector::new)
        .table
        .onFrame(tNanos, cut.bytes(), 0, cut.bytes().limit(), cut.wireBytes(), hint);
  }

  private void finish(Simulation simulation) {
    collectors.forEach((tap, collector) -> see(tap, collector));
    for (HalfKey half : simulation.truth().halves()) {
      if (simulation.truth().totals(half).frames() > 0) {
        say(half, simulation.truth().totals(half));
      }
    }
    for (TapView view : simulation.views()) {
      if (!simulation.truth().seesBothSides(view)) {
        continue;
      }
      say(view, simulation.truth().connection(view));
      for (Direction direction : Direction.values()) {
        simulation
            .truth()
            .stalls(view, direction)
            .forEach(
                (channel, stall) -> {
                  String key = half(HalfKey.of(view, direction)) + " ";
                  if (found.containsKey(key + "stall_ns " + channel)) {
                    truth.put(key + "stall_ns " + channel, stall.picos() / 1000);
                    tolerance.put(key + "stall_ns " + channel, stall.picos() / 100_000);
                    truth.put(key + "stall_events " + channel, stall.events());
                    tolerance.put(key + "stall_events " + channel, 1 + stall.events() / 100);
                  }
                });
      }
    }
  }

  private static String half(HalfKey key) {
    String vlan = key.outerVlan() == 0 ? "" : " " + key.outerVlan() + "." + key.innerVlan();
    String dir = key.dir().isPresent() ? " dir" + key.dir().getAsInt() : "";
    return key.tap() + " " + key.macSrc() + ">" + key.macDst() + vlan + dir;
  }

  private void say(HalfKey half, HalfTotals totals) {
    String key = half(half) + " ";
    for (HalfFigure figure : HalfFigure.values()) {
      put(truth, key + figure.metric(), totals.get(figure));
    }
    totals.messages().forEach((k, n) -> put(truth, key + "msg " + k.channel() + k.opcode(), n));
    totals.flits().forEach((c, n) -> put(truth, key + "consumed " + c, n));
    totals.creditsGranted().forEach((c, n) -> put(truth, key + "granted " + c, n));
    totals.params().forEach((v, n) -> put(truth, key + v.group() + " " + v.param(), n));
    totals.classFlits().forEach((c, n) -> put(truth, key + "class " + c, n));
    totals.anomalies().forEach((c, n) -> put(truth, key + "anomaly " + c, n));
  }

  private void say(TapView view, ConnectionTotals totals) {
    TreeSet<String> ends = new TreeSet<>(List.of(view.near().toString(), view.far().toString()));
    String key = view.tap().name() + " " + ends.first() + " " + ends.last() + " ";
    put(truth, key + "incarnations", totals.incarnations());
    put(truth, key + "matched", totals.answers().matched());
    put(truth, key + "ambiguous", totals.answers().ambiguous());
    put(truth, key + "alone", totals.answers().responsesAlone());
    put(truth, key + "outstanding", totals.answers().outstanding());
    totals.unmatched().forEach((reason, n) -> put(truth, key + "unmatched " + reason, n));
    totals
        .latencies()
        .forEach(
            (request, latency) -> {
              String by = key + request + " ";
              put(truth, by + "count", latency.count());
              put(truth, by + "sum", latency.sumNanos());
              put(truth, by + "min", latency.minNanos().orElseThrow());
              put(truth, by + "max", latency.maxNanos().orElseThrow());
              for (int p : new int[] {50, 90, 99}) {
                latency.percentile(p).ifPresent(nanos -> put(truth, by + "p" + p, nanos));
              }
            });
  }

  private void see(String tap, Collector collector) {
    collector.table.finish(lastNanos);
    collector.table.cut(
        new HalfVisitor() {
          @Override
          public void onHalf(HalfView half) {
            see(collector, half);
          }

          @Override
          public void onTap(io.memwall.collectors.wire.flow.TapView view) {
            for (Reject reject : Reject.values()) {
              put(found, tap + " reject " + reject, view.total(reject));
            }
            put(found, tap + " unassigned", view.total(TapCounter.SAME_MAC_UNASSIGNED));
          }
        });
    collector.latencies.forEach(
        (key, list) -> {
          list.sort(null);
          put(found, key + " count", list.size());
          put(found, key + " sum", list.stream().mapToLong(n -> n).sum());
          put(found, key + " min", list.get(0));
          put(found, key + " max", list.get(list.size() - 1));
          for (int p : new int[] {50, 90, 99}) {
            put(found, key + " p" + p, list.get((list.size() * p + 99) / 100 - 1));
          }
        });
  }

  private void see(Collector collector, HalfView half) {
    boolean equal = half.sourceMac() == half.destinationMac();
    String vlan = half.outerVid() == 0 ? "" : " " + half.outerVid() + "." + half.innerVid();
    String key =
        collector.tap
            + " "
            + mac(half.sourceMac())
            + ">"
            + mac(half.destinationMac())
            + vlan
            + (equal ? " dir" + half.direction() : "")
            + " ";
    for (HalfFigure figure : HalfFigure.values()) {
      put(found, key + figure.metric(), half.count(HalfCounter.valueOf(figure.name())));
    }
    half.forEachMessage(
        (op, count, flits, payload) -> put(found, key + "msg " + op.channel() + op.code(), count));
    for (Channel channel : Channel.values()) {
      CreditView credits = half.credits(io.memwall.collectors.wire.Channel.valueOf(channel.name()));
      put(found, key + "consumed " + channel, credits.consumed());
      put(found, key + "granted " + channel, credits.granted());
      credits
          .stallNanos()
          .ifPresent(
              nanos -> {
                found.merge(key + "stall_ns " + channel, nanos, Long::sum);
                found.merge(key + "stall_events " + channel, credits.stallEvents(), Long::sum);
              });
    }
    for (ParamGroup group : ParamGroup.values()) {
      for (int value = 0; value < group.size(); value++) {
        put(found, key + group + " " + value, half.param(group, value));
      }
    }
    for (TrafficClass c : TrafficClass.values()) {
      put(found, key + "class " + c, half.classFlits(c));
    }
    for (Anomaly anomaly : INJECTED) {
      put(found, key + "anomaly " + anomaly.code(), half.count(anomaly));
    }
    seeConnection(collector.connection(half) + " ", half);
  }

  private void seeConnection(String key, HalfView half) {
    if (half.visibility() == Visibility.ONE_SIDED) {
      return;
    }
    found.merge(key + "incarnations", half.incarnation() + 1L, Math::max);
    put(found, key + "matched", half.count(HalfCounter.MATCHED));
    put(found, key + "ambiguous", half.count(HalfCounter.MATCHED_AMBIGUOUS));
    put(found, key + "alone", half.count(HalfCounter.UNMATCHED_RESPONSES));
    put(found, key + "outstanding", half.count(HalfCounter.OUTSTANDING_AT_END));
    put(found, key + "unmatched timeout", half.count(HalfCounter.UNMATCHED_TIMEOUT));
    put(found, key + "unmatched reset", half.count(HalfCounter.UNMATCHED_RESET));
    put(found, key + "unmatched gap", half.count(HalfCounter.UNMATCHED_GAP));
    put(found, key + "unmatched source_reuse", half.count(HalfCounter.UNMATCHED_SOURCE_REUSE));
    for (LatencyClass c : LatencyClass.values()) {
      if (half.denied(c) > 0) {
        put(found, key + "denied " + c, half.denied(c));
      }
    }
  }

  private static void put(Map<String, Long> figures, String key, long value) {
    if (value != 0) {
      figures.merge(key, value, Long::sum);
    }
  }

  private static String mac(long bits) {
    byte[] bytes = ByteBuffer.allocate(8).putLong(bits).array();
    return HexFormat.ofDelimiter(":").formatHex(bytes, 2, 8);
  }

  /** Sum of a figure over everything it is said of. */
  long sum(String figure) {
    return truth.entrySet().stream()
        .filter(e -> e.getKey().endsWith(" " + figure))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Connections at taps that saw both sides. */
  long connections() {
    return truth.keySet().stream().filter(key -> key.endsWith(" incarnations")).count();
  }

  /** A line for each figure on which truth and product differ. */
  List<String> differences() {
    Set<String> keys = new TreeSet<>(found.keySet());
    keys.addAll(truth.keySet());
    List<String> lines = new ArrayList<>();
    for (String key : keys) {
      long expected = truth.getOrDefault(key, 0L);
      long seen = found.getOrDefault(key, 0L);
      if (Math.abs(expected - seen) > tolerance.getOrDefault(key, 0L)) {
        lines.add(key + ": truth " + expected + ", seen " + seen);
      }
    }
    return lines;
  }
}
