package io.memwall.standalone.torture;

import java.util.Random;

/** SIGKILL, and after a while a new start. */
final class Kill {
  private Kill() {}

  /** A process of ours. */
  record OfWorker(Stage stage, Worker worker) implements Fault {
    @Override
    public String name() {
      return "SIGKILL " + worker.name();
    }

    @Override
    public String strike() {
      long pid = worker.pid();
      worker.kill();
      return "process %d is gone".formatted(pid);
    }

    @Override
    public void heal() {
      stage.start(worker);
    }
  }

  /** One of the brokers, another one each time. */
  static final class OfBroker implements Fault {
    private final Stage stage;
    private final Random random;
    private int index;

    OfBroker(Stage stage, Random random) {
      this.stage = stage;
      this.random = random;
    }

    @Override
    public String name() {
      return "SIGKILL broker";
    }

    @Override
    public String strike() {
      index = random.nextInt(stage.brokers());
      stage.kafka().node(index).kill();
      return "broker %d of %d is gone".formatted(index + 1, stage.brokers());
    }

    @Override
    public void heal() {
      stage.startBroker(index);
      InSync.await(stage);
    }
  }

  /** The database. */
  record OfClickHouse(Stage stage) implements Fault {
    @Override
    public String name() {
      return "SIGKILL clickhouse";
    }

    @Override
    public String strike() {
      stage.clickHouse().kill();
      return "the server is gone";
    }

    @Override
    public void heal() {
      stage.startClickHouse();
    }
  }
}
