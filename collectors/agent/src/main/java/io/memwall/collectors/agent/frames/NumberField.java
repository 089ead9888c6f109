package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Messages;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a filter can compare as a number. */
enum NumberField {
  /** From 1, in the order of the capture. */
  FRAME(Unit.PLAIN),
  /** Since the first frame of the capture. */
  TIME(Unit.DURATION),
  /** Epoch time. */
  AT(Unit.INSTANT),
  VC(Unit.PLAIN),
  /** VLAN id, of either tag. */
  VLAN(Unit.PLAIN),
  SEQ(Unit.PLAIN),
  ACK(Unit.PLAIN),
  /** Bytes on the wire without the frame check sequence. */
  LEN(Unit.PLAIN),
  /** Bytes a message is about, 2^n. */
  SIZE(Unit.PLAIN),
  /** Bytes a message touches; of an answer without address, those its request names. */
  ADDR(Unit.ADDRESS),
  SOURCE(Unit.PLAIN),
  SINK(Unit.PLAIN),
  DOMAIN(Unit.PLAIN),
  /** From request to response. */
  LATENCY(Unit.DURATION);

  /** How values are written. */
  enum Unit {
    PLAIN("a number such as 12 or 0x1f"),
    ADDRESS("an address such as 0x8000 or 0x8000..0x8fff"),
    DURATION("a time such as 1318ns, 2.5us, 10ms or 1s"),
    INSTANT("an instant such as 2026-01-01T00:00:00.5Z");

    private final String expected;

    Unit(String expected) {
      this.expected = expected;
    }

    String expected() {
      return expected;
    }
  }

  private static final NumberField[] ALL = values();

  private final Unit unit;

  NumberField(Unit unit) {
    this.unit = unit;
  }

  static Optional<NumberField> named(String label) {
    return Stream.of(ALL).filter(field -> field.label().equals(label)).findFirst();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Unit unit() {
    return unit;
  }

  boolean isUnsigned() {
    return unit == Unit.ADDRESS;
  }

  /** The range of an ordering such as {@code <=}. */
  NumberRange bound(FilterToken value, String comparison) {
    long bound = FilterNumbers.number(this, value, value.text());
    long least = isUnsigned() ? 0 : Long.MIN_VALUE;
    long most = isUnsigned() ? -1 : Long.MAX_VALUE;
    return switch (comparison) {
      case "<" -> bound == least ? none() : new NumberRange(least, bound - 1, isUnsigned());
      case "<=" -> new NumberRange(least, bound, isUnsigned());
      case ">" -> bound == most ? none() : new NumberRange(bound + 1, most, isUnsigned());
      default -> new NumberRange(bound, most, isUnsigned());
    };
  }

  private static NumberRange none() {
    return new NumberRange(1, 0, false);
  }

  /** Whether the frame, or this message of it, has such a number in the range. */
  boolean lies(FrameSight sight, int message, NumberRange range) {
    return switch (this) {
      case FRAME -> range.contains(sight.number);
      case TIME -> range.contains(sight.nanos - sight.firstNanos);
      case AT -> range.contains(sight.nanos);
      case LEN -> range.contains(sight.isTloe() ? sight.frame.length() : sight.wireLength);
      case LATENCY -> sight.verdict.hasLatency(range);
      default -> sight.isTloe() && liesInTloe(sight, message, range);
    };
  }

  private boolean liesInTloe(FrameSight sight, int message, NumberRange range) {
    return switch (this) {
      case VC -> range.contains(sight.frame.vc());
      case VLAN -> liesInVlans(sight, range);
      case SEQ -> range.contains(sight.frame.sequence());
      case ACK -> range.contains(sight.frame.ackSequence());
      default -> message >= 0 && liesInMessage(sight, message, range);
    };
  }

  private static boolean liesInVlans(FrameSight sight, NumberRange range) {
    var ethernet = sight.frame.ethernet();
    return (ethernet.tags() > 0 && range.contains(ethernet.outerVid()))
        || (ethernet.tags() > 1 && range.contains(ethernet.innerVid()));
  }

  private boolean liesInMessage(FrameSight sight, int index, NumberRange range) {
    Messages messages = sight.frame.messages();
    return switch (this) {
      case SIZE -> range.contains(1L << messages.sizeExponent(index));
      case SOURCE -> known(messages.source(index), range);
      case SINK -> known(messages.sink(index), range);
      case DOMAIN -> range.contains(messages.domain(index));
      default -> touches(sight, index, range);
    };
  }

  private static boolean known(int value, NumberRange range) {
    return value != Messages.UNKNOWN && range.contains(value);
  }

  private static boolean touches(FrameSight sight, int index, NumberRange range) {
    OptionalLong address = sight.addressOf(index);
    if (address.isEmpty()) {
      return false;
    }
    long first = address.getAsLong();
    long last = first + (1L << sight.frame.messages().sizeExponent(index)) - 1;
    return range.touches(first, Long.compareUnsigned(last, first) < 0 ? -1 : last);
  }
}
