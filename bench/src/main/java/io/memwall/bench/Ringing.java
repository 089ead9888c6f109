package io.memwall.bench;

import io.memwall.collectors.agent.capture.CaptureException;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource.Poll;
import io.memwall.collectors.agent.live.PacketRing;
import io.memwall.collectors.agent.live.PacketSender;
import io.memwall.collectors.agent.live.RingCounters;
import io.memwall.collectors.agent.live.RingOptions;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Frames over a pair of virtual interfaces: a sender on one end, the capture ring on the other. */
final class Ringing {
  /** Both ends, as in "a,b"; whoever sets it has made them, and may use them. */
  static final String PAIR = "MEMWALL_BENCH_VETH";

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Traffic traffic;
  private final Scale scale;
  private final String pair;

  Ringing(Traffic traffic, Scale scale, String pair) {
    this.traffic = traffic;
    this.scale = scale;
    this.pair = pair;
  }

  List<Figure> measure() {
    if (pair.isEmpty()) {
      return skipped("no pair of interfaces; bench/run makes one where it may (unshare, ip)");
    }
    String[] ends = pair.split(",", 2);
    try {
      List<Figure> figures = new ArrayList<>(run(ends, "ring", false));
      figures.addAll(run(ends, "ring + full path", true));
      return figures;
    } catch (CaptureException | CompletionException e) {
      return skipped(e.getMessage());
    }
  }

  private static List<Figure> skipped(String why) {
    return List.of(Figure.skipped("ring", "k frames/s", why));
  }

  /** Frames one by one from the ring, with or without tracking them. */
  private List<Figure> run(String[] ends, String what, boolean tracked) {
    RingOptions options =
        RingOptions.of(ends[1]).withExtras(RingOptions.Extras.DEFAULT.withPromiscuous());
    try (PacketRing ring = PacketRing.open(options, InstantSource.system())) {
      Reader reader = new Reader(ring, tracked);
      CompletableFuture<Cost> sending =
          CompletableFuture.supplyAsync(() -> Cost.of(() -> send(ends[0])));
      Cost reading = Cost.of(() -> reader.read(sending));
      Cost sent = sending.join();
      return figures(what, reader, new Costs(reading, sent), ring.counters());
    }
  }

  private record Costs(Cost reading, Cost sending) {}

  private List<Figure> figures(String what, Reader reader, Costs costs, RingCounters counters) {
    long nanos = reader.lastNanos - reader.firstNanos;
    String how =
        "%,d frames sent over a veth pair, %,d read; from the first to the last by the kernel's stamps"
            .formatted(scale.ringFrames(), reader.frames);
    return List.of(
        Figure.of(what, reader.frames * 1e6 / Math.max(1, nanos), "k frames/s", how),
        Figure.of(
            what + ", lost",
            (double) counters.drops(),
            "frames",
            "PACKET_STATISTICS: found no room in a ring of 8 MiB"),
        Figure.of(
            what + ", reader",
            costs.reading.cpuNanos() / 1e3 / Math.max(1, reader.frames),
            "us CPU/frame",
            "CPU time of the thread that reads"),
        Figure.of(
            what + ", sender",
            costs.sending.cpuNanos() / 1e3 / scale.ringFrames(),
            "us CPU/frame",
            "CPU time of the thread that sends; the kernel's copy into the ring is in it"));
  }

  private void send(String end) {
    try (PacketSender sender = PacketSender.open(end)) {
      ByteBuffer view = traffic.bytes().duplicate();
      for (int i = 0; i < scale.ringFrames(); i++) {
        int frame = i % traffic.frames();
        if (frame == 0) {
          traffic.advance();
        }
        int offset = traffic.offset(frame);
        sender.send(view.limit(offset + traffic.length(frame)).position(offset));
      }
    }
  }

  /** The thread behind the ring. */
  private final class Reader {
    private final PacketRing ring;
    private final FlowTable table;
    private final Frame frame = new Frame();
    long frames;
    long firstNanos;
    long lastNanos;

    Reader(PacketRing ring, boolean tracked) {
      this.ring = ring;
      this.table =
          tracked ? new FlowTable(FlowSettings.of(DecoderSettings.DEFAULT, "bench")) : null;
    }

    /** Reads until nothing comes any more for a while after the last was sent. */
    void read(CompletableFuture<Cost> sending) {
      boolean over = false;
      while (frames < scale.ringFrames() && !over) {
        boolean sent = sending.isDone();
        if (ring.poll(frame, PATIENCE) == Poll.FRAME) {
          take();
        } else {
          over = sent;
        }
      }
    }

    private void take() {
      firstNanos = frames++ == 0 ? frame.epochNanos() : firstNanos;
      lastNanos = frame.epochNanos();
      if (table != null) {
        table.onFrame(
            frame.epochNanos(),
            frame.buffer(),
            frame.offset(),
            frame.capturedLength(),
            frame.wireLength());
      }
    }
  }
}
