package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomalies;
import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameType;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Opcode;
import java.util.Arrays;

/** The counters of one half over some time, in preallocated arrays. */
final class Tally {
  private static final HalfCounter[] COUNTERS = HalfCounter.values();
  private static final Anomaly[] ANOMALIES = Anomaly.values();
  private static final int PER_KIND = 3;
  private static final int COUNT = 0;
  private static final int FLITS = 1;
  private static final int PAYLOAD = 2;

  private final long[] counts = new long[COUNTERS.length];
  private final long[] anomalies = new long[ANOMALIES.length];
  private final long[] kinds = new long[Opcode.KINDS * PER_KIND];

  long get(HalfCounter counter) {
    return counts[counter.index()];
  }

  long anomalies(Anomaly anomaly) {
    return anomalies[anomaly.index()];
  }

  long messages(Opcode opcode) {
    return kinds[opcode.kind() * PER_KIND + COUNT];
  }

  long flits(Opcode opcode) {
    return kinds[opcode.kind() * PER_KIND + FLITS];
  }

  long payload(Opcode opcode) {
    return kinds[opcode.kind() * PER_KIND + PAYLOAD];
  }

  boolean isEmpty() {
    return get(HalfCounter.FRAMES) == 0;
  }

  void add(HalfCounter counter, long amount) {
    counts[counter.index()] += amount;
  }

  void add(Anomaly anomaly) {
    anomalies[anomaly.index()]++;
  }

  /** Counts one frame with everything in it. */
  void addFrame(Frame frame, SequenceClass sequenceClass, int skipped) {
    int wire = frame.wireBytes();
    add(HalfCounter.FRAMES, 1);
    add(HalfCounter.FRAME_BYTES, frame.frameBytes());
    add(HalfCounter.WIRE_BYTES, wire);
    addClass(sequenceClass, skipped, wire);
    addType(frame.type());
    if (frame.messages().size() > 0) {
      addMessages(frame.messages(), sequenceClass.isFirstSighting());
    } else if (sequenceClass.isFirstSighting()) {
      add(HalfCounter.EMPTY_FRAMES, 1);
    }
    if (frame.anomalies().total() > 0) {
      addAnomalies(frame.anomalies());
    }
  }

  void clear() {
    Arrays.fill(counts, 0);
    Arrays.fill(anomalies, 0);
    Arrays.fill(kinds, 0);
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

  private void addMessages(Messages messages, boolean firstSighting) {
    long flits = 0;
    long payload = 0;
    int size = messages.size();
    for (int i = 0; i < size; i++) {
      int messagePayload = messages.payloadBytes(i);
      payload += messagePayload;
      if (firstSighting) {
        int messageFlits = messages.flits(i);
        flits += messageFlits;
        int cell = messages.opcode(i).kind() * PER_KIND;
        kinds[cell + COUNT]++;
        kinds[cell + FLITS] += messageFlits;
        kinds[cell + PAYLOAD] += messagePayload;
      }
    }
    add(HalfCounter.PAYLOAD_BYTES, payload);
    if (firstSighting) {
      add(HalfCounter.MESSAGES, size);
      add(HalfCounter.MESSAGE_FLITS, flits);
      add(HalfCounter.GOODPUT_BYTES, payload);
    }
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
