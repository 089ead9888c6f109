package io.memwall.standalone.capture;

import java.util.Stack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Frames by number, both ends included.
 *
 * @param from from 1
 */
record FrameRange(long from, long to) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})(-(\\d{1,18})?)?");

  /** Every frame. */
  static final FrameRange ALL = new FrameRange(1, Long.MAX_VALUE);

  /** Reads {@code 12}, {@code 12-20} or {@code 12-}. */
  static FrameRange of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' names no frames: write 12, 12-20 or 12- for all from there on");
    }
    long from = Long.parseLong(form.group(1));
    long to = from;
    if (form.group(2) != null) {
      to = form.group(3) == null ? Long.MAX_VALUE : Long.parseLong(form.group(3));
    }
    if (from == 0 || to < from) {
      throw new IllegalArgumentException(
          "'" + text + "' names no frames: they count from 1 upwards");
    }
    return new FrameRange(from, to);
  }

  /**
   * Takes the word behind the option only if it is a range: {@code --frames FILE} must not take the
   * file.
   */
  static final class Consumer implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
      boolean given = !words.isEmpty() && looksLikeOne(words.peek());
      try {
        option.setValue(given ? of(words.pop()) : ALL);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(command.commandLine(), e.getMessage(), e);
      }
    }

    private static boolean looksLikeOne(String word) {
      return !word.isEmpty()
          && word.chars().allMatch(c -> Character.isDigit(c) || c == '-')
          && Character.isDigit(word.charAt(0));
    }
  }
}
