/** The road from Kafka into the tables, measured from its far end. */
package io.memwall.bench.pipeline;
