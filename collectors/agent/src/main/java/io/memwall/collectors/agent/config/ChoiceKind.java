package io.memwall.collectors.agent.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of a few words.
 *
 * @param words in the order they are named in messages
 */
public record ChoiceKind<T>(Map<String, T> words) implements Kind<T> {
  public static final ChoiceKind<Boolean> FLAG = flag();

  public static <T> ChoiceKind<T> of(List<T> values, Function<T, String> word) {
    var words = new LinkedHashMap<String, T>();
    values.forEach(each -> words.put(word.apply(each), each));
    return new ChoiceKind<>(words);
  }

  private static ChoiceKind<Boolean> flag() {
    return of(List.of(true, false), String::valueOf);
  }

  @Override
  public T read(String text) throws Refusal {
    T found = words.get(text.strip());
    if (found == null) {
      throw new Refusal("is none of them", meant(text.strip()).orElse(null));
    }
    return found;
  }

  private Optional<String> meant(String text) {
    for (String word : words.keySet()) {
      if (word.equalsIgnoreCase(text.replace('_', '-'))
          || word.equalsIgnoreCase(text.replace('-', '_'))) {
        return Optional.of(word);
      }
    }
    if (words.containsKey("true")) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "yes", "on", "1" -> Optional.of("true");
        case "no", "off", "0" -> Optional.of("false");
        default -> Nearest.of(text, words.keySet());
      };
    }
    return Nearest.of(text, words.keySet());
  }

  @Override
  public String show(T value) {
    return words.entrySet().stream()
        .filter(each -> each.getValue().equals(value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String allowed() {
    return String.join(", ", words.keySet());
  }
}
