package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Reject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What the tracker found out about one frame, when it came and later. */
final class Verdict {
  private FrameClass frameClass = FrameClass.DUPLICATE;
  private Optional<HalfName> half = Optional.empty();
  private Optional<Reject> reject = Optional.empty();
  private List<Note> notes = List.of();

  FrameClass frameClass() {
    return frameClass;
  }

  /** Empty for frames in no half. */
  Optional<HalfName> half() {
    return half;
  }

  Optional<Reject> reject() {
    return reject;
  }

  List<Note> notes() {
    return notes;
  }

  void of(FrameClass what, HalfName whose) {
    frameClass = what;
    half = Optional.of(whose);
  }

  void unassigned() {
    frameClass = FrameClass.UNASSIGNED;
  }

  void rejected(Reject why) {
    frameClass = FrameClass.REJECTED;
    reject = Optional.of(why);
  }

  void add(Note note) {
    if (notes.isEmpty()) {
      notes = new ArrayList<>(2);
    }
    notes.add(note);
  }

  boolean hasLatency(NumberRange range) {
    for (Note note : notes) {
      Optional<Exchange> exchange = exchange(note);
      if (exchange.isPresent() && exchange.get().latencyNanos().isPresent()) {
        if (range.contains(exchange.get().latencyNanos().getAsLong())) {
          return true;
        }
      }
    }
    return false;
  }

  boolean hasOutcome(String word) {
    return notes.stream()
        .flatMap(note -> exchange(note).stream())
        .anyMatch(exchange -> exchange.outcome().name().toLowerCase(Locale.ROOT).equals(word));
  }

  boolean isUnanswered() {
    return notes.stream()
        .anyMatch(
            note -> note instanceof Note.Asks asks && !asks.exchange().outcome().isAnswered());
  }

  boolean hasFinding(String code) {
    return notes.stream()
        .anyMatch(
            note ->
                note instanceof Note.Finding finding
                    && (code.equals("any") || finding.code().code().equals(code)));
  }

  /** The address of the request that this message answers. */
  OptionalLong answeredAddress(Messages messages, int index) {
    for (Note note : notes) {
      if (note instanceof Note.Answers answers
          && answers.exchange().isAnsweredBy(messages, index)) {
        return answers.exchange().address();
      }
    }
    return OptionalLong.empty();
  }

  private static Optional<Exchange> exchange(Note note) {
    if (note instanceof Note.Asks asks) {
      return Optional.of(asks.exchange());
    }
    return note instanceof Note.Answers answers
        ? Optional.of(answers.exchange())
        : Optional.empty();
  }
}
