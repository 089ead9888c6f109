package io.memwall.collectors.agent.inspect.truth;

/** What the capture says of a figure. */
public sealed interface Seen {
  /** The figure. */
  record Value(long value) implements Seen {}

  /** The figure as a sketch or another estimate has it, within so much of what was there. */
  record Near(long value, long within) implements Seen {}

  /** Nothing of it was seen though a capture would show it; the reason is a clause. */
  record Nothing(String why) implements Seen {}

  /** No capture of frames can show it. */
  record Elsewhere() implements Seen {}

  /** It is not known what the line asks for; the reason is a clause. */
  record Unknown(String why) implements Seen {}
}
