package io.memwall.collectors.agent.readings;

import java.util.List;
import java.util.Optional;

/** What a file said, or why it said nothing. */
public sealed interface Text {
  /** The text of a file, perhaps empty. */
  record Content(String text) implements Text {}

  /** There is none. */
  record Lacking(Lack why) implements Text {}

  /** Empty when lacking. */
  default Optional<String> content() {
    return this instanceof Content content ? Optional.of(content.text()) : Optional.empty();
  }

  /** Lines without their ends; none when lacking. */
  default List<String> lines() {
    return this instanceof Content content ? content.text().lines().toList() : List.of();
  }

  /** Empty when there is a text. */
  default Optional<Lack> lack() {
    return this instanceof Lacking lacking ? Optional.of(lacking.why()) : Optional.empty();
  }
}
