package io.memwall.standalone.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** All that can strike a stage, and what could not for want of a right. */
final class Faults {
  private final List<Fault> all = new ArrayList<>();
  private final Map<String, String> skipped = new TreeMap<>();
  private final RecordFaults records;

  Faults(Stage stage, Random random) {
    records = new RecordFaults(stage, random);
    List<Worker> workers = List.of(stage.agent(), stage.streams(), stage.sink());
    for (Worker worker : workers) {
      all.add(new Kill.OfWorker(stage, worker));
    }
    all.add(new Kill.OfBroker(stage, random));
    all.add(new Kill.OfClickHouse(stage));
    all.add(new MidInsert(stage));
    for (Worker worker : workers) {
      all.add(Freeze.worker(worker));
    }
    all.add(Freeze.broker(stage, random));
    all.add(Freeze.clickHouse(stage));
    all.add(TableSetting.slow(stage));
    all.add(TableSetting.refusing(stage));
    all.add(new Rebalance(stage, stage.moreStreams()));
    all.add(new Rebalance(stage, stage.moreSink()));
    all.addAll(records.all());
    disks(stage);
  }

  private void disks(Stage stage) {
    String why = "no right to mount a small file system";
    stage
        .clickHouseDisk()
        .ifPresentOrElse(
            disk -> {
              all.add(new FullDisk.OfClickHouse(disk));
              all.add(new ReadOnly(disk));
            },
            () -> {
              skipped.put("full disk of clickhouse", why);
              skipped.put("read-only clickhouse", why);
            });
    stage
        .spoolDisk()
        .ifPresentOrElse(
            disk -> all.add(new FullDisk.OfSpool(stage, disk)),
            () -> skipped.put("full disk of agent's spool", why));
    if (stage.brokers() > 1) {
      stage
          .brokerDisk()
          .ifPresentOrElse(
              disk -> all.add(new FullDisk.OfBroker(stage, disk)),
              () -> skipped.put("full disk of broker 1", why));
    }
  }

  List<String> names() {
    return all.stream().map(Fault::name).toList();
  }

  Fault named(String name) {
    return all.stream().filter(fault -> fault.name().equals(name)).findFirst().orElseThrow();
  }

  /** Faults that cannot strike on this machine, and why. */
  Map<String, String> skipped() {
    return Map.copyOf(skipped);
  }

  /** Garbage records sent: so many dead letters there must be. */
  int garbage() {
    return records.garbage();
  }

  /** Malformed frames fed to the agent. */
  int malformed() {
    return records.malformed();
  }
}
