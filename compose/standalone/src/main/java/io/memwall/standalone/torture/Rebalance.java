package io.memwall.standalone.torture;

/** One more process takes its share of the partitions, and goes again. */
record Rebalance(Stage stage, Worker more) implements Fault {
  @Override
  public String name() {
    return more.name() + " joins and leaves";
  }

  @Override
  public String strike() {
    stage.start(more);
    return "process %d joins".formatted(more.pid());
  }

  @Override
  public void heal() {
    more.stop();
  }
}
