package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomalies;
import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameType;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.account.BurstBins;
import io.memwall.collectors.wire.account.ClassSplit;
import io.memwall.collectors.wire.account.ParamCounts;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.sketch.Sketch;
import java.util.Arrays;

/** The counters of one half over some time, in preallocated arrays. */
final class Tally {
  private static final HalfCounter[] COUNTERS = HalfCounter.values();
  private static final Anomaly[] ANOMALIES = Anomaly.values();

  private final long[] counts = new long[COUNTERS.length];
  private final long[] anomalies = new long[ANOMALIES.length];
  private final ClassSplit classes = new ClassSplit();
  private final ParamCounts params = new ParamCounts();
  private final BurstBins bursts = new BurstBins();
  private final long[] denied = new long[LatencyClass.COUNT];
  private final Sketch[] sketches = new Sketch[LatencyClass.COUNT];
  private CreditTally credits = new CreditTally();
  private long unheard;
  private boolean touched;

  long get(HalfCounter counter) {
    return counts[counter.index()];
  }

  long anomalies(Anomaly anomaly) {
    return anomalies[anomaly.index()];
  }

  /** False when anything was counted, be it through frames of the other half. */
  boolean isEmpty() {
    return !touched && get(HalfCounter.FRAMES) == 0;
  }

  void touch() {
    touched = true;
  }

  ClassSplit classes() {
    return classes;
  }

  ParamCounts params() {
    return params;
  }

  BurstBins bursts() {
    return bursts;
  }

  CreditTally credits() {
    return credits;
  }

  /** Takes over what was booked before the half was seen. */
  void inherit(CreditTally early) {
    credits = early;
  }

  /** Numbers of the unseen other half that were acknowledged. */
  long unheard() {
    return unheard;
  }

  void addUnheard(long numbers) {
    unheard += numbers;
  }

  long denied(LatencyClass latencyClass) {
    return denied[latencyClass.index()];
  }

  void addDenied(LatencyClass latencyClass) {
    denied[latencyClass.index()]++;
  }

  /** The latencies of a class, to add to. */
  Sketch sketch(LatencyClass latencyClass) {
    Sketch sketch = sketches[latencyClass.index()];
    if (sketch == null) {
      sketch = new Sketch();
      sketches[latencyClass.index()] = sketch;
    }
    return sketch;
  }

  /** The same to read: {@code none} when there were none. */
  Sketch sketchOr(LatencyClass latencyClass, Sketch none) {
    Sketch sketch = sketches[latencyClass.index()];
    return sketch == null ? none : sketch;
  }

  void add(HalfCounter counter, long amount) {
    counts[counter.index()] += amount;
  }

  void add(Anomaly anomaly) {
    anomalies[anomaly.index()]++;
  }

  /** Counts the frame at hand with everything in it. */
  void addFrame(Sighting seen, int skipped, ClassSplit.Requests requests) {
    Frame frame = seen.frame;
    SequenceClass sequenceClass = seen.sequenceClass;
    int wire = frame.wireBytes();
    bursts.add(seen.nanos, wire);
    add(HalfCounter.FRAMES, 1);
    add(HalfCounter.FRAME_BYTES, frame.frameBytes());
    add(HalfCounter.WIRE_BYTES, wire);
    addClass(sequenceClass, skipped, wire);
    addType(frame.type());
    if (sequenceClass == SequenceClass.RETRANS) {
      add(HalfCounter.PAYLOAD_BYTES, payload(frame.messages()));
    } else {
      classes.add(frame.messages(), wire, requests);
      addMessages(frame.messages(), sequenceClass);
    }
    if (frame.anomalies().total() > 0) {
      addAnomalies(frame.anomalies());
    }
  }

  void clear() {
    Arrays.fill(counts, 0);
    Arrays.fill(anomalies, 0);
    classes.clear();
    params.clear();
    bursts.clear();
    Arrays.fill(denied, 0);
    for (Sketch sketch : sketches) {
      if (sketch != null) {
        sketch.clear();
      }
    }
    credits.clear();
    unheard = 0;
    touched = false;
  }

  private void addClass(SequenceClass sequenceClass, int skipped, int wire) {
    switch (sequenceClass) {
      case NEW -> add(HalfCounter.NEW_FRAMES, 1);
      case GAP -> {
        add(HalfCounter.NEW_FRAMES, 1);
        add(HalfCounter.GAP_EVENTS, 1);
        add(HalfCounter.GAP_FRAMES, skipped);
      }
      case FILL -> add(HalfCounter.FILL_FRAMES, 1);
      case RETRANS -> {
        add(HalfCounter.RETRANS_FRAMES, 1);
        add(HalfCounter.RETRANS_WIRE_BYTES, wire);
      }
      case ACK_ONLY -> add(HalfCounter.ACK_ONLY_FRAMES, 1);
    }
  }

  private void addType(FrameType type) {
    if (type == FrameType.OPEN) {
      add(HalfCounter.OPEN_FRAMES, 1);
    } else if (type == FrameType.CLOSE) {
      add(HalfCounter.CLOSE_FRAMES, 1);
    }
  }

  /** What a first sighting brought, or an acknowledgement, which has no messages. */
  private void addMessages(Messages messages, SequenceClass sequenceClass) {
    if (messages.size() > 0) {
      params.add(messages);
      add(HalfCounter.PAYLOAD_BYTES, classes.framePayload());
      add(HalfCounter.GOODPUT_BYTES, classes.framePayload());
      add(HalfCounter.MESSAGE_FLITS, classes.frameFlits());
      add(HalfCounter.MESSAGES, messages.size());
    } else if (sequenceClass.isFirstSighting()) {
      add(HalfCounter.EMPTY_FRAMES, 1);
    }
  }

  private static long payload(Messages messages) {
    long payload = 0;
    for (int i = 0; i < messages.size(); i++) {
      payload += messages.payloadBytes(i);
    }
    return payload;
  }

  private void addAnomalies(Anomalies found) {
    // A quirk may sit in every frame of a sender, so the usual handful is not searched for.
    if (found.total() == found.logged()) {
      for (int i = 0; i < found.logged(); i++) {
        add(found.at(i));
      }
    } else {
      for (Anomaly anomaly : ANOMALIES) {
        anomalies[anomaly.index()] += found.count(anomaly);
      }
    }
    add(HalfCounter.SNAPLEN_TRUNCATED, found.count(Anomaly.SNAPLEN_TRUNCATED));
  }
}
