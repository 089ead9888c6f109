package io.memwall.collectors.agent;

import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.config.NodeConfig;
import io.memwall.collectors.agent.flow.ConnectionNote;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.FlowSink;
import io.memwall.collectors.agent.flow.HotReading;
import io.memwall.collectors.agent.flow.IntervalEnd;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.flow.MeterSettings;
import io.memwall.collectors.agent.flow.SampledExchange;
import io.memwall.collectors.agent.flow.Tempo;
import io.memwall.collectors.agent.live.PacketRing;
import io.memwall.collectors.agent.live.ParallelWatch;
import io.memwall.collectors.agent.live.ReopenedSource;
import io.memwall.collectors.agent.live.RingOptions;
import io.memwall.collectors.agent.live.Sight;
import io.memwall.collectors.agent.part.Part;
import io.memwall.collectors.agent.part.PartStatus;
import io.memwall.collectors.agent.part.PartStatus.State;
import io.memwall.collectors.agent.publish.Report;
import io.memwall.collectors.wire.flow.MirrorMode;
import io.memwall.collectors.wire.sample.SamplerSettings;
import io.memwall.schemas.Nanos;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Watches interfaces, each on a thread of its own. Finished intervals wait until the agent's thread
 * has them told: the threads that capture touch neither publisher nor Kafka.
 */
final class Capture implements Part, FlowSink {
  static final String NAME = "capture";

  /**
   * What is watched.
   *
   * @param modes as declared, by name of the source
   */
  record Watched(
      IntervalLength interval,
      Set<Integer> etherTypes,
      OptionalLong memoryBytes,
      SamplerSettings sampling,
      MirrorMode copies,
      List<FrameSource> sources,
      Map<String, String> modes) {}

  private final Watched watched;
  private final PartContext context;
  private final Heart heart;
  private final Tempo tempo;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong tloeFrames = new AtomicLong();
  private final AtomicLong flowRecords = new AtomicLong();
  private volatile ParallelWatch watch;
  private final AtomicLong drops = new AtomicLong();
  private long interfaceDrops;
  private volatile boolean closed;

  Capture(Watched watched, PartContext context, Heart heart) {
    this.watched = watched;
    this.context = context;
    this.heart = heart;
    this.tempo = new Tempo(watched.interval().coarser(context.pace().step()));
  }

  /** Of interfaces, opened again and again where they are missing. */
  static Capture of(CaptureSettings settings, PartContext context, Heart heart) {
    String node = context.settings().node().id();
    settings
        .positions()
        .forEach((name, position) -> context.fabric().declare(node + "/" + name, position));
    List<FrameSource> sources =
        settings.interfaces().stream().map(options -> ring(options, context)).toList();
    Map<String, String> modes =
        settings.interfaces().stream()
            .collect(
                Collectors.toMap(
                    RingOptions::interfaceName, o -> o.mode().text(), (a, b) -> a, TreeMap::new));
    Set<Integer> etherTypes =
        settings.interfaces().stream()
            .flatMap(options -> options.etherTypes().stream())
            .collect(Collectors.toSet());
    return new Capture(
        new Watched(
            settings.interval(),
            etherTypes,
            settings.memoryBytes(),
            settings.sampling(),
            settings.copies(),
            sources,
            modes),
        context,
        heart);
  }

  private static FrameSource ring(RingOptions options, PartContext context) {
    return new ReopenedSource(
        "interface " + options.interfaceName(),
        () -> PacketRing.open(options, context.clock(), context.pace()::share),
        context.clock());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void start() {
    List<ParallelWatch.Watched> lanes =
        watched.sources().stream()
            .map(source -> new ParallelWatch.Watched(source, metering(source)))
            .toList();
    watch = new ParallelWatch(lanes, context.clock(), this, heart::wake);
  }

  private MeterSettings metering(FrameSource source) {
    NodeConfig node = context.settings().node();
    long lanes = watched.sources().size();
    return new MeterSettings(
        node.fabric(),
        watched.etherTypes(),
        tempo,
        Math.max(1, source.interfaces().size()),
        index -> node.id() + "/" + source.interfaces().get(index),
        context.fabric(),
        share(lanes),
        watched.sampling(),
        watched.copies());
  }

  private OptionalLong share(long lanes) {
    OptionalLong all = watched.memoryBytes();
    return all.isPresent() ? OptionalLong.of(all.getAsLong() / lanes) : all;
  }

  /** Has finished intervals told, and keeps pace. By the agent's thread. */
  synchronized void tell() {
    if (watch == null) {
      return;
    }
    long now = Nanos.of(context.clock().instant());
    // Refused while another change is to come; the next round asks again.
    boolean unused = tempo.change(watched.interval().coarser(context.pace().step()), now);
    if (!watch.tell()) {
      over.countDown();
    }
  }

  @Override
  public void flow(FlowRecord record) {
    flowRecords.incrementAndGet();
    context.publisher().flow(record);
  }

  @Override
  public void hot(HotReading reading) {
    context.publisher().hot(reading);
  }

  @Override
  public void connection(ConnectionNote note) {
    context.publisher().connection(note);
  }

  @Override
  public void transaction(SampledExchange exchange) {
    context.publisher().transaction(exchange);
  }

  @Override
  public void intervalEnd(IntervalEnd end) {
    frames.addAndGet(end.frames());
    tloeFrames.addAndGet(end.tloeFrames());
    Sight sight = watch.sight();
    OptionalLong lost = since(sight.drops(), drops.get());
    sight.drops().ifPresent(drops::set);
    OptionalLong lostByInterfaces = since(sight.interfaceDrops(), interfaceDrops);
    interfaceDrops = sight.interfaceDrops().orElse(interfaceDrops);
    var how = new Report.Capture(mode(), sight.plannedGapNanos(), lostByInterfaces);
    heart.beat(end, new Heart.Seen(sight.watchedNanos(), lost, how));
  }

  /** A count that began anew, as that of an interface that came back, says nothing this once. */
  private static OptionalLong since(OptionalLong now, long before) {
    return now.isPresent() && now.getAsLong() >= before
        ? OptionalLong.of(now.getAsLong() - before)
        : OptionalLong.empty();
  }

  /** The one mode of all interfaces, or each with its own. */
  String mode() {
    Set<String> modes = Set.copyOf(watched.modes().values());
    if (modes.size() == 1) {
      return modes.iterator().next();
    }
    return watched.modes().entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(","));
  }

  boolean watching() {
    return watch != null && watch.watching();
  }

  /** Waits until all sources have ended and everything of them was told. */
  void awaitEnd() throws InterruptedException {
    over.await();
  }

  @Override
  public PartStatus status() {
    var counts =
        Map.of(
            "frames", frames.get(),
            "tloe_frames", tloeFrames.get(),
            "flow_records", flowRecords.get(),
            "drops", drops.get(),
            "intervals_given_up", watch == null ? 0 : watch.notTold());
    if (watch == null) {
      return PartStatus.of(State.NEW, counts);
    }
    if (closed) {
      return PartStatus.of(State.CLOSED, counts);
    }
    Optional<String> failure = watch.failure();
    if (failure.isPresent()) {
      return PartStatus.of(State.FAILED, failure.get(), counts);
    }
    List<String> troubles =
        watched.sources().stream().map(Capture::trouble).filter(Objects::nonNull).toList();
    if (troubles.isEmpty()) {
      return PartStatus.of(State.RUNNING, counts);
    }
    State state = troubles.size() == watched.sources().size() ? State.FAILED : State.IMPAIRED;
    return PartStatus.of(state, String.join("; ", troubles), counts);
  }

  private static String trouble(FrameSource source) {
    return source instanceof ReopenedSource reopened ? reopened.trouble().orElse(null) : null;
  }

  /** Ends the open interval of every source and has it told. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    if (watch == null) {
      watched.sources().forEach(FrameSource::close);
    } else {
      watch.close();
      watch.tellAll();
    }
    closed = true;
    over.countDown();
  }
}
