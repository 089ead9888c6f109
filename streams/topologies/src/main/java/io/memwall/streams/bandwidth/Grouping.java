package io.memwall.streams.bandwidth;

/** What a fold sums over. */
enum Grouping {
  HALF,
  LINK;

  String entityOf(Contribution contribution) {
    return this == HALF ? contribution.half().entity() : contribution.linkEntity();
  }
}
