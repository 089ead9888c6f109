package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.flow.ConnectionEventView.Kind;

/** Opening, establishing and closing of connections, and what they are taken for. */
final class Lifecycle {
  /** One endpoint repeats nothing for ten seconds: its requests must be remembered for longer. */
  private static final long PATIENT_AGE_NANOS = 11_000_000_000L;

  private final Sighting seen;
  private final Reports reports;

  Lifecycle(Sighting seen, Reports reports) {
    this.seen = seen;
    this.reports = reports;
  }

  /** A frame with a number, before anything but its class is known. */
  void onNumbered(Half half) {
    Frame frame = seen.frame;
    if (half.isOrdinary(frame) && seen.sequenceClass != SequenceClass.RETRANS) {
      return;
    }
    Connection connection = half.connection;
    if (half.begin(frame, seen.sequenceClass)) {
      if (!half.isStartSeen()) {
        connection.forgetCreditBase();
      } else if (!connection.isOpened()) {
        connection.opened();
        reports.event(Kind.OPENED, half);
      }
    }
    if (seen.sequenceClass == SequenceClass.RETRANS && half.repeatsHandshake(frame)) {
      half.interval.add(Anomaly.HANDSHAKE_RETRY);
      reports.quirk(half, Anomaly.HANDSHAKE_RETRY);
    }
    boolean wasClosed = half.isClosed();
    half.note(frame);
    if (half.isClosed() && !wasClosed) {
      reports.event(connection.isClosed() ? Kind.CLOSED : Kind.CLOSING, half);
    }
  }

  /** This half returned credits. */
  void onCredit(Half half) {
    if (half.connection.grants(half.direction)) {
      reports.event(Kind.ESTABLISHED, half);
    }
  }

  /** Something new is known of what the connection is. */
  void onEvidence(Half half) {
    Connection connection = half.connection;
    connection.rebaseCredits();
    Profile profile = connection.evidence.profile();
    if (profile == connection.toldProfile) {
      return;
    }
    connection.toldProfile = profile;
    if (profile == Profile.CHISEL11 && connection.matcher != null) {
      connection.matcher.age(PATIENT_AGE_NANOS);
    }
    reports.event(Kind.PROFILE_CHANGED, half);
  }
}
