package io.memwall.standalone.torture;

/** Something that goes wrong, for a while, with a part of the stage. */
interface Fault {
  /** What strikes what, such as {@code SIGKILL agent}. */
  String name();

  /**
   * Lets it go wrong.
   *
   * @return what was done, for the timeline
   */
  String strike();

  /** Ends it, and returns when the part works again. */
  void heal();
}
