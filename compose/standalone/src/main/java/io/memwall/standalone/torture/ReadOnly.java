package io.memwall.standalone.torture;

import io.memwall.standalone.CommandException;

/** ClickHouse may read its files and write none, so that it answers and takes nothing. */
record ReadOnly(Disk disk) implements Fault {
  @Override
  public String name() {
    return "read-only clickhouse";
  }

  @Override
  public String strike() {
    if (!disk.shield()) {
      throw new CommandException("no right to mount clickhouse's directory read-only");
    }
    return "its file system takes no writes";
  }

  @Override
  public void heal() {
    disk.unshield();
  }
}
