package io.memwall.streams.sink;

import java.util.Optional;

/**
 * One row, ready to be inserted.
 *
 * @param shape of its table
 * @param partition of the table it belongs to; rows of two partitions never share a block
 * @param bytes in RowBinary
 * @param event whose identity counts as received with it; empty for results
 */
// Rows are never compared, and copying each would double the work.
@SuppressWarnings("ArrayRecordComponent")
record Row(Shape shape, String partition, byte[] bytes, Optional<EventId> event) {}
