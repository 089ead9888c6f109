package io.memwall.collectors.agent.frames;

import java.util.List;

/**
 * Chooses frames by what they carry and by what the tracker says of them.
 *
 * <p>An expression is true for a frame when it is true for one of its messages, all conditions
 * looking at the same message; of a frame without messages, when it is true for the frame alone.
 */
sealed interface FrameFilter
    permits FrameFilter.All,
        FrameFilter.Any,
        FrameFilter.Not,
        FrameFilter.NumberIn,
        FrameFilter.WordIn,
        SightFlag {
  /** Stands for "no message": conditions on messages are false, those on frames as usual. */
  int NO_MESSAGE = -1;

  /**
   * Reads an expression, such as {@code chan=A and addr=0x1000..0x1fff and not retrans}.
   *
   * @throws FilterException naming the place and what was expected there
   */
  static FrameFilter parse(String expression) {
    return new FilterParser(expression).parse();
  }

  /** Whether the expression holds for a message of the frame, or the frame alone. */
  boolean holds(FrameSight sight, int message);

  /** Whether to show the frame. */
  default boolean shows(FrameSight sight) {
    int messages = sight.messageCount();
    if (messages == 0) {
      return holds(sight, NO_MESSAGE);
    }
    for (int message = 0; message < messages; message++) {
      if (holds(sight, message)) {
        return true;
      }
    }
    return false;
  }

  /** Every part holds; without parts, always. */
  record All(List<FrameFilter> parts) implements FrameFilter {
    @Override
    public boolean holds(FrameSight sight, int message) {
      for (FrameFilter part : parts) {
        if (!part.holds(sight, message)) {
          return false;
        }
      }
      return true;
    }
  }

  /** At least one part holds. */
  record Any(List<FrameFilter> parts) implements FrameFilter {
    @Override
    public boolean holds(FrameSight sight, int message) {
      for (FrameFilter part : parts) {
        if (part.holds(sight, message)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The part does not hold. */
  record Not(FrameFilter part) implements FrameFilter {
    @Override
    public boolean holds(FrameSight sight, int message) {
      return !part.holds(sight, message);
    }
  }

  /** A number lies in one of the ranges; false where the frame or message has no such number. */
  record NumberIn(NumberField field, List<NumberRange> ranges) implements FrameFilter {
    @Override
    public boolean holds(FrameSight sight, int message) {
      for (NumberRange range : ranges) {
        if (field.lies(sight, message, range)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A word is one of those given; false where the frame or message has no such word. */
  record WordIn(WordField field, List<String> words) implements FrameFilter {
    @Override
    public boolean holds(FrameSight sight, int message) {
      for (String word : words) {
        if (field.matches(sight, message, word)) {
          return true;
        }
      }
      return false;
    }
  }
}
