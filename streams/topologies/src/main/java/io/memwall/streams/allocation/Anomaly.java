package io.memwall.streams.allocation;

import java.util.Locale;

/** What a ledger says that cannot be. Each is counted per entry; the newest claim holds. */
enum Anomaly {
  /** An extent lies partly where another allocation lies, which loses that part. */
  OVERLAP,
  /** A free of an id that was never allocated, as far as this ledger knows. */
  FREE_UNKNOWN,
  /** A free of an id that was freed lately. */
  DOUBLE_FREE,
  /** An extent outside the pool as the inventory knew it then, or outside all addresses. */
  OUT_OF_POOL,
  /** An allocation or reservation of an id that is held already. */
  ALLOC_EXISTS,
  /** A resize of an id that is not live: the new claim holds. */
  RESIZE_UNKNOWN,
  /** The end of a migration of an id that is not live. */
  MIGRATE_UNKNOWN,
  /** The end of a reservation that is not there. */
  UNRESERVE_UNKNOWN,
  /** An entry that needs an allocation id has none. */
  MISSING_ID,
  /** An operation this version does not know. */
  UNKNOWN_OPERATION,
  /** More tenants, workloads and tags than are watched for leaks. */
  GROUPS_OVERFLOW,
  /** An early entry found no room to wait and must come again. */
  BUFFER_OVERFLOW;

  /** Name in results. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
