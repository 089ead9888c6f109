package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.FrameType;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.Params;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.match.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a filter can compare as a word; case does not matter. */
enum WordField {
  /** Id of the connection or how it begins, address of either end, or name of the tap. */
  CONN("the beginning of a connection's id, a MAC address, or a tap's name", Set.of()),
  /** Either end. */
  MAC("a MAC address such as 02:00:00:00:00:01", Set.of()),
  SRC("a MAC address such as 02:00:00:00:00:01", Set.of()),
  DST("a MAC address such as 02:00:00:00:00:01", Set.of()),
  TAP("an interface's name", Set.of()),
  CHAN("a channel", codes(Channel.values(), Channel::name)),
  /** With or without the channel: Get, A.Get. */
  OP("an opcode", opcodes()),
  /** By name or number. */
  PARAM("a param", params()),
  TYPE("a frame type", codes(FrameType.values(), FrameType::name)),
  CLASS("a class", codes(FrameClass.values(), FrameClass::label)),
  ANOMALY("an anomaly or a reject", anomalies()),
  OUTCOME("an outcome", codes(Outcome.values(), Outcome::name));

  private static final WordField[] ALL = values();
  private static final Pattern MAC_ADDRESS = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

  private final String what;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, and of strings
  private final Set<String> allowed;

  WordField(String what, Set<String> allowed) {
    this.what = what;
    this.allowed = allowed;
  }

  static Optional<WordField> named(String label) {
    return Stream.of(ALL).filter(field -> field.label().equals(label)).findFirst();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a value looks like. */
  String expected() {
    return allowed.isEmpty() ? what : what + ", one of " + String.join(", ", allowed);
  }

  /** The word in lower case, known to be a possible value. */
  String checked(FilterToken token) {
    String word = token.text().toLowerCase(Locale.ROOT);
    boolean address = this == MAC || this == SRC || this == DST;
    boolean fits =
        address
            ? MAC_ADDRESS.matcher(word).matches()
            : !word.isEmpty() && (allowed.isEmpty() || allowed.contains(word));
    if (!fits) {
      throw new FilterException(
          token.position(),
          "expected %s after '%s', found %s".formatted(expected(), label(), token.described()));
    }
    return word;
  }

  /** Whether the frame, or this message of it, has this word. */
  boolean matches(FrameSight sight, int message, String word) {
    return switch (this) {
      case TAP -> sight.tap.equalsIgnoreCase(word);
      case CLASS -> sight.verdict.frameClass().label().equals(word);
      case ANOMALY -> sight.hasAnomaly(word);
      case OUTCOME -> sight.verdict.hasOutcome(word);
      case SRC -> sight.source().equals(word);
      case DST -> sight.destination().equals(word);
      case MAC -> sight.source().equals(word) || sight.destination().equals(word);
      case CONN -> isOfConnection(sight, word);
      case TYPE -> sight.isTloe() && sight.frame.type().name().equalsIgnoreCase(word);
      case CHAN, OP, PARAM -> message >= 0 && matchesMessage(sight, message, word);
    };
  }

  private static boolean isOfConnection(FrameSight sight, String word) {
    return sight.verdict.half().map(half -> half.connectionId().startsWith(word)).orElse(false)
        || MAC.matches(sight, FrameFilter.NO_MESSAGE, word)
        || TAP.matches(sight, FrameFilter.NO_MESSAGE, word);
  }

  private boolean matchesMessage(FrameSight sight, int index, String word) {
    Messages messages = sight.frame.messages();
    Opcode opcode = messages.opcode(index);
    return switch (this) {
      case CHAN -> opcode.channel().name().equalsIgnoreCase(word);
      case OP -> isNamed(opcode, word);
      default -> {
        int param = messages.param(index);
        yield opcode.params().nameOf(param).equalsIgnoreCase(word)
            || Integer.toString(param).equals(word);
      }
    };
  }

  private static boolean isNamed(Opcode opcode, String word) {
    boolean channelled = word.charAt(1) == '.';
    String name = channelled ? word.substring(2) : word;
    return opcode.tileLinkName().equalsIgnoreCase(name)
        && (!channelled || opcode.channel().name().equalsIgnoreCase(word.substring(0, 1)));
  }

  private static <T> Set<String> codes(T[] values, Function<T, String> name) {
    return new TreeSet<>(
        Stream.of(values).map(each -> name.apply(each).toLowerCase(Locale.ROOT)).toList());
  }

  private static Set<String> opcodes() {
    var names = new TreeSet<String>();
    for (Opcode opcode : Opcode.values()) {
      String name = opcode.tileLinkName().toLowerCase(Locale.ROOT);
      names.add(name);
      names.add(opcode.channel().name().toLowerCase(Locale.ROOT) + "." + name);
    }
    return names;
  }

  private static Set<String> params() {
    var names = new TreeSet<String>();
    for (Params params : Params.values()) {
      params.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }
    for (int param = 0; param < 16; param++) {
      names.add(Integer.toString(param));
    }
    return names;
  }

  private static Set<String> anomalies() {
    var names = new TreeSet<>(codes(Anomaly.values(), Anomaly::code));
    names.addAll(codes(Reject.values(), Reject::code));
    names.addAll(List.of("any"));
    return names;
  }
}
