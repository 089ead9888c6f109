package io.memwall.standalone.size;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a load needs in all.
 *
 * @param load it is made of
 * @param tableCopies of each row of ClickHouse
 */
record Needs(Load load, int tableCopies) {
  /** Bytes of logs on the disks of all brokers together. */
  OptionalDouble kafkaDisk() {
    return topics(Formulas::log);
  }

  /** The same when no topic were bounded in bytes. */
  OptionalDouble kafkaDiskUnbounded() {
    return topics(Formulas::unboundedLog);
  }

  OptionalDouble kafkaIn() {
    return topics(Formulas::kafkaIn);
  }

  OptionalDouble kafkaOut() {
    return topics(Formulas::kafkaOut);
  }

  /** Bytes of a table at full age, all copies, without room for merges. */
  OptionalDouble disk(TableLoad table) {
    return Formulas.times(Formulas.table(table), tableCopies);
  }

  /** Bytes of tables on the disks of all servers together, with room for merges. */
  OptionalDouble tablesDisk() {
    var sum = Formulas.sum(load.tables().stream().map(this::disk).toList());
    return Formulas.times(sum, Formulas.MERGE_HEADROOM);
  }

  OptionalDouble cores() {
    return Formulas.sum(load.cpu().stream().map(CpuLoad::cores).toList());
  }

  /** Parts whose CPU is not in the sum. */
  List<String> withoutCpu() {
    return load.cpu().stream().filter(one -> one.cores().isEmpty()).map(CpuLoad::part).toList();
  }

  private OptionalDouble topics(Function<TopicLoad, OptionalDouble> of) {
    return Formulas.sum(load.topics().stream().map(of).toList());
  }
}
