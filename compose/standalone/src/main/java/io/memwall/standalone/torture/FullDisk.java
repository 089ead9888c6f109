package io.memwall.standalone.torture;

import java.time.Duration;

/** A file system with no room left. */
final class FullDisk {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private FullDisk() {}

  private static String filled(Disk disk) {
    return "%,d KiB written until nothing more fitted".formatted(disk.fill() / 1024);
  }

  /** Inserts fail. */
  record OfClickHouse(Disk disk) implements Fault {
    @Override
    public String name() {
      return "full disk of clickhouse";
    }

    @Override
    public String strike() {
      return filled(disk);
    }

    @Override
    public void heal() {
      disk.free();
    }
  }

  /** The broker ends by itself: a log it cannot write is no log. */
  record OfBroker(Stage stage, Disk disk) implements Fault {
    @Override
    public String name() {
      return "full disk of broker 1";
    }

    @Override
    public String strike() {
      return filled(disk);
    }

    @Override
    public void heal() {
      // It is given time to notice; whether it ends or sits it out, afterwards it must be there.
      boolean ended = Patience.within(PATIENCE, () -> !stage.kafka().node(0).isAlive());
      disk.free();
      if (!ended) {
        stage.kafka().node(0).kill();
      }
      stage.startBroker(0);
      InSync.await(stage);
    }
  }

  /** The spool is needed only while Kafka takes nothing, so the brokers stand still meanwhile. */
  record OfSpool(Stage stage, Disk disk) implements Fault {
    @Override
    public String name() {
      return "full disk of agent's spool";
    }

    @Override
    public String strike() {
      String filled = filled(disk);
      for (int i = 0; i < stage.brokers(); i++) {
        Signals.stop(stage.kafka().node(i).pid().getAsLong());
      }
      return filled + "; the brokers stand still";
    }

    @Override
    public void heal() {
      disk.free();
      for (int i = 0; i < stage.brokers(); i++) {
        Signals.goOn(stage.kafka().node(i).pid().getAsLong());
      }
      InSync.await(stage);
    }
  }
}
