package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.flow.ConnectionEventView;
import io.memwall.collectors.wire.flow.ViolationView.Evidence;
import io.memwall.collectors.wire.match.Outcome;
import java.util.Locale;
import java.util.OptionalLong;

/** Something the tracker found out about a frame. */
sealed interface Note {
  /** A clause for people. */
  String text();

  /** A short name for programs. */
  String kind();

  /** The frame carries the request of an exchange. */
  record Asks(Exchange exchange) implements Note {
    @Override
    public String text() {
      String what = exchange.requestText();
      if (!exchange.outcome().isAnswered()) {
        return what + unanswered(exchange.outcome());
      }
      return what + " answered in " + frame(exchange.responseFrame()) + latency(exchange);
    }

    @Override
    public String kind() {
      return "request";
    }
  }

  /** The frame carries the response of an exchange. */
  record Answers(Exchange exchange) implements Note {
    @Override
    public String text() {
      return "answers "
          + exchange.requestText()
          + " of "
          + frame(exchange.requestFrame())
          + latency(exchange);
    }

    @Override
    public String kind() {
      return "response";
    }
  }

  /** The frame repeats an earlier one. */
  record Repeats(OptionalLong first) implements Note {
    @Override
    public String text() {
      return "RETRANS of " + frame(first);
    }

    @Override
    public String kind() {
      return "repeats";
    }
  }

  /** The frame was sent again. */
  record RepeatedBy(long later) implements Note {
    @Override
    public String text() {
      return "sent again in frame " + later;
    }

    @Override
    public String kind() {
      return "repeated";
    }
  }

  /** Numbers before this frame were missing when it came. */
  record Behind(Hole hole) implements Note {
    @Override
    public String text() {
      return hole.text();
    }

    @Override
    public String kind() {
      return "gap";
    }
  }

  /** The frame fills a hole that another frame opened. */
  record Fills(long gapFrame) implements Note {
    @Override
    public String text() {
      return "was missing at frame " + gapFrame;
    }

    @Override
    public String kind() {
      return "fills";
    }
  }

  /** A breach of the protocol, or another finding, with its evidence. */
  record Finding(Anomaly code, Evidence evidence, long expected, long seen) implements Note {
    @Override
    public String text() {
      String proof =
          evidence == Evidence.NONE
              ? ""
              : String.format(
                  Locale.ROOT,
                  " (%s: expected %s, seen %s)",
                  evidence.name().toLowerCase(Locale.ROOT),
                  value(expected),
                  value(seen));
      return code.code() + proof;
    }

    private String value(long number) {
      return evidence == Evidence.ADDRESS ? MessageText.address(number) : Long.toString(number);
    }

    @Override
    public String kind() {
      return "finding";
    }
  }

  /** A turn in the life of the connection. */
  record Turn(ConnectionEventView.Kind what, String why) implements Note {
    @Override
    public String text() {
      return "connection " + kind().replace('_', ' ') + (why.isEmpty() ? "" : " (" + why + ")");
    }

    @Override
    public String kind() {
      return what.name().toLowerCase(Locale.ROOT);
    }
  }

  private static String unanswered(Outcome outcome) {
    return switch (outcome) {
      case TIMEOUT -> " not answered in time";
      case RESET -> " not answered before the connection began anew";
      case SOURCE_REUSE -> " not answered before its source was used again";
      case GAP -> ": the capture lost its answer";
      default -> " not answered before the end";
    };
  }

  private static String frame(OptionalLong number) {
    return number.isPresent() ? "frame " + number.getAsLong() : "a frame far away";
  }

  private static String latency(Exchange exchange) {
    String after =
        exchange.latencyNanos().isPresent()
            ? " after " + NanosText.of(exchange.latencyNanos().getAsLong())
            : "";
    return switch (exchange.outcome()) {
      case AMBIGUOUS -> " perhaps (ambiguous)";
      case DENIED -> after + ", denied";
      default -> after;
    };
  }
}
