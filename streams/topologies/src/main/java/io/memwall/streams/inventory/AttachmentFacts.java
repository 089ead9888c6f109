package io.memwall.streams.inventory;

import java.util.List;
import java.util.OptionalLong;

/**
 * The right of a host to use a pool.
 *
 * @param id object id
 * @param host node id
 * @param pool pool id
 * @param path link ids from the host to the pool; empty when nobody said
 * @param quotaBytes how much the host may hold, unsigned
 * @param version the version that says so
 */
public record AttachmentFacts(
    String id,
    String host,
    String pool,
    List<String> path,
    OptionalLong quotaBytes,
    Version version)
    implements Facts {

  public AttachmentFacts {
    path = List.copyOf(path);
  }
}
