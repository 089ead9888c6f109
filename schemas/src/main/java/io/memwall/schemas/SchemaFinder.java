package io.memwall.schemas;

import java.util.Optional;
import org.apache.avro.Schema;

/** Where a reader looks for the schema a record was written with. */
@FunctionalInterface
public interface SchemaFinder {
  /**
   * The schema with this CRC-64-AVRO fingerprint; empty when unknown. May block while it looks.
   *
   * @param fingerprint of the schema's parsing canonical form, as in the header of the record
   */
  Optional<Schema> find(long fingerprint);

  /** First this finder, then another. */
  default SchemaFinder or(SchemaFinder next) {
    return fingerprint -> find(fingerprint).or(() -> next.find(fingerprint));
  }
}
