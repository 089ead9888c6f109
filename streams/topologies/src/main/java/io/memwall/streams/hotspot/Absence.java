package io.memwall.streams.hotspot;

/**
 * Why a component is not there.
 *
 * @param reason for people, such as {@code no baseline}
 * @param excused there was nothing to measure, so that nothing is missing
 */
record Absence(String reason, boolean excused) {
  static final Absence QUIET = new Absence("no traffic", true);

  static Absence missing(String reason) {
    return new Absence(reason, false);
  }
}
