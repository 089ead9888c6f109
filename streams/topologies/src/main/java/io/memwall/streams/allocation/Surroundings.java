package io.memwall.streams.allocation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What is around a pool at a time, as far as anybody said; times are ns since 1970. */
interface Surroundings {
  /** Nobody said anything. */
  Surroundings UNKNOWN =
      new Surroundings() {
        @Override
        public List<Right> rights(PoolId pool, long atNs) {
          return List.of();
        }

        @Override
        public OptionalLong quota(PoolId pool, String tenant, long atNs) {
          return OptionalLong.empty();
        }
      };

  /**
   * The right of a host to use the pool.
   *
   * @param host node id
   * @param quotaBytes what it may hold; none when not said
   * @param pathUse 95th percentile of the utilisation of the fullest link on its path over the last
   *     hour, 0..1; none when the path or its use is unknown
   */
  record Right(String host, OptionalLong quotaBytes, OptionalDouble pathUse) {}

  List<Right> rights(PoolId pool, long atNs);

  /** How large the pool was; empty while nobody says it for that time. */
  default Optional<PoolSize.Capacity> capacity(PoolId pool, long atNs) {
    return Optional.empty();
  }

  /** How much of the pool a tenant may hold, bytes. */
  OptionalLong quota(PoolId pool, String tenant, long atNs);
}
