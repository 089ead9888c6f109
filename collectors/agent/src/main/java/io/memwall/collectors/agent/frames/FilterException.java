package io.memwall.collectors.agent.frames;

/** A filter expression that cannot be read; the message is one line with the place and the cure. */
public final class FilterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int position;

  /**
   * @param position of the fault, characters from 0
   * @param what was expected there, and what was found
   */
  FilterException(int position, String what) {
    super("filter, character " + (position + 1) + ": " + what);
    this.position = position;
  }

  /** Where in the expression, characters from 0. */
  public int position() {
    return position;
  }
}
