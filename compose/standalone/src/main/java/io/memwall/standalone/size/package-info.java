/**
 * How much Kafka, ClickHouse, disk, network and CPU a site needs: rates that were measured on the
 * running stack, or made of counts and reference costs, times how long things are kept. {@code
 * Formulas} is arithmetic and nothing else; what reads Kafka and ClickHouse only fills {@code
 * Load}.
 */
package io.memwall.standalone.size;
