package io.memwall.streams.bandwidth;

import java.util.Optional;

/**
 * What one half carried in one interval, as evidence of a fold.
 *
 * @param half whose traffic it is
 * @param path where it ran
 * @param traffic what was counted
 */
record Carried(Half half, Path path, Traffic traffic) {

  /**
   * Where a half runs.
   *
   * @param fabric the fabric
   * @param macSource sender's address
   * @param macDestination receiver's address
   * @param link link and direction, when the collector knows
   */
  record Path(String fabric, String macSource, String macDestination, Optional<String> link) {}

  String linkEntity() {
    return path.link().orElseGet(half::linkEntity);
  }
}
