package io.memwall.collectors.agent.readings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Texts of lines that begin with a key, such as {@code pgfault 274144339}. The keys are those of an
 * enumeration; lines with other keys are passed over.
 */
public final class KeyedText<E extends Enum<E> & Figure> {
  private final Map<String, E> figures = new HashMap<>();

  public KeyedText(Class<E> type) {
    for (E figure : type.getEnumConstants()) {
      figures.put(figure.key(), figure);
    }
  }

  public Optional<E> figure(String key) {
    return Optional.ofNullable(figures.get(key));
  }

  /** Takes lines of a key, blank space and a number. */
  public void read(Text text, Gathering<E> into) {
    text.lack().ifPresent(into::nothing);
    for (String line : text.lines()) {
      int gap = line.indexOf(' ');
      E figure = gap < 0 ? null : figures.get(line.substring(0, gap));
      if (figure != null) {
        into.number(figure, line.substring(gap + 1));
      }
    }
  }

  /** Takes lines of a key, a colon and a number that counts 1024 bytes when {@code kB} follows. */
  public void readSizes(Text text, int skipped, Gathering<E> into) {
    text.lack().ifPresent(into::nothing);
    for (String line : text.lines()) {
      String rest = behindWords(line, skipped);
      int colon = rest.indexOf(':');
      E figure = colon < 0 ? null : figures.get(rest.substring(0, colon));
      if (figure != null) {
        size(figure, rest.substring(colon + 1).strip(), into);
      }
    }
  }

  private void size(E figure, String text, Gathering<E> into) {
    boolean bytes = figure.name().endsWith("_BYTES");
    int gap = text.indexOf(' ');
    if (gap < 0 && !bytes) {
      into.number(figure, text);
    } else if (gap > 0 && bytes && text.substring(gap + 1).strip().equals("kB")) {
      into.scaled(figure, text.substring(0, gap), 1024);
    } else {
      into.lack(figure, Lack.OTHER_UNIT);
    }
  }

  private static String behindWords(String line, int words) {
    int from = 0;
    for (int i = 0; i < words; i++) {
      int gap = line.indexOf(' ', from);
      if (gap < 0) {
        return "";
      }
      from = gap + 1;
    }
    return line.substring(from);
  }
}
