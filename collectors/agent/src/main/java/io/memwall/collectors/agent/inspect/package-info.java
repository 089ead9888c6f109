/**
 * What is in a capture file, told without any server.
 *
 * <p>It reads, decodes and counts with the same code as an import and shows the result as text or
 * JSON; with the same name a connection has the same id here and there. Nothing here touches Kafka
 * or Avro, so it starts at once.
 *
 * <p>Invariant: every frame of the file is accounted for: in a half, as a reject, or as of another
 * link layer.
 */
package io.memwall.collectors.agent.inspect;
