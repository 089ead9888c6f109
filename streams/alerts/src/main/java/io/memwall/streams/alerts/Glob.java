package io.memwall.streams.alerts;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pattern of entities as users write it: {@code *} stands for any letters, {@code ?} for one,
 * such as {@code pool:p*}.
 */
public final class Glob {
  private final String text;
  private final Pattern pattern;

  public Glob(String text) {
    this.text = text;
    pattern =
        Pattern.compile(
            Stream.of(text.split("(?=[*?])|(?<=[*?])"))
                .map(
                    part ->
                        switch (part) {
                          case "*" -> ".*";
                          case "?" -> ".";
                          default -> Pattern.quote(part);
                        })
                .collect(Collectors.joining()));
  }

  public boolean matches(Entity entity) {
    return pattern.matcher(entity.text()).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
