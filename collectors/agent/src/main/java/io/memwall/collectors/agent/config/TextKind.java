package io.memwall.collectors.agent.config;

import java.util.regex.Pattern;

/**
 * Letters.
 *
 * @param longest in characters
 * @param pattern what they must look like
 * @param allowed the pattern in words
 */
public record TextKind(int longest, Pattern pattern, String allowed) implements Kind<String> {
  /** A name that can stand in ids, topics and file names. */
  public static final TextKind NAME =
      new TextKind(
          64,
          Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]*"),
          "1 to 64 letters, digits and . _ : -, the first no mark");

  @Override
  public String read(String text) throws Refusal {
    if (text.length() > longest) {
      throw new Refusal("has " + text.length() + " characters");
    }
    if (!pattern.matcher(text).matches()) {
      throw new Refusal(text.isEmpty() ? "is empty" : "has marks that cannot stand there");
    }
    return text;
  }
}
