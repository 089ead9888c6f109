/**
 * Real Kafka and real ClickHouse as supervised child processes of this one. {@code memwall up} runs
 * on them when it is given no servers, and every integration test does too. Invariant: no engine
 * outlives the process that started it, and none is ever stopped by anything but its process id.
 */
package io.memwall.engines;
