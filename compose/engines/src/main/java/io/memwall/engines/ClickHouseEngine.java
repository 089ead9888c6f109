package io.memwall.engines;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** One ClickHouse server: a child process, or an external server that was found alive. */
public final class ClickHouseEngine implements Engine {
  static final String NAME = "clickhouse";
  // It gives clients that keep their connections open 5 s to go; without any it stops at once.
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(7);

  /** Null for an external server. */
  private final ChildProcess child;

  private final String url;
  private final Path logFile;
  private volatile boolean closed;

  private ClickHouseEngine(ChildProcess child, String url, Path logFile) {
    this.child = child;
    this.url = url;
    this.logFile = logFile;
  }

  /**
   * Starts the server and returns when it runs queries.
   *
   * @throws EngineException for a taken port, an unusable directory, an external server that does
   *     not answer, or a child that does not come up within 120 s; it then quotes the log
   */
  public static ClickHouseEngine start(ClickHouseOptions options) {
    if (options.source() instanceof ClickHouseSource.External external) {
      return found(external, options);
    }
    EngineHome home = EngineHome.create(options.dataDir());
    PidFile.in(home).awaitPredecessor();
    return FreePorts.retry(
        options.httpPort() == 0 || options.tcpPort() == 0, () -> startOnce(options, home));
  }

  private static ClickHouseEngine found(
      ClickHouseSource.External external, ClickHouseOptions options) {
    ClickHouse.verify(external);
    Path noLog = options.dataDir().toAbsolutePath().resolve("logs").resolve(NAME + ".log");
    return new ClickHouseEngine(null, external.url(), noLog);
  }

  private static ClickHouseEngine startOnce(ClickHouseOptions options, EngineHome home) {
    List<Integer> ports =
        Ports.choose(
            new Ports.Wanted(NAME, options.httpPort()),
            new Ports.Wanted("clickhouse's native protocol", options.tcpPort()));
    String url = "http://127.0.0.1:" + ports.get(0);
    try {
      Path config = ClickHouseConfig.write(home, options.withPorts(ports.get(0), ports.get(1)));
      ChildProcess child =
          ChildProcess.start(NAME, home, ClickHouseCommand.of(options.source(), home, config));
      child.awaitReady(new ClickHouseHttp(url)::ready);
      return new ClickHouseEngine(child, url, child.logFile());
    } catch (IOException e) {
      throw Unwritable.because(home.root(), e);
    }
  }

  /** The HTTP interface without a trailing slash: {@code http://127.0.0.1:port}. */
  public String httpUrl() {
    return url;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public OptionalLong pid() {
    return child == null ? OptionalLong.empty() : OptionalLong.of(child.pid());
  }

  @Override
  public boolean isAlive() {
    return child == null ? !closed : child.isAlive();
  }

  @Override
  public Path logFile() {
    return logFile;
  }

  @Override
  public CompletableFuture<EngineExit> onExit() {
    return child == null ? new CompletableFuture<>() : child.onExit();
  }

  @Override
  public void close() {
    closed = true;
    if (child != null) {
      child.stop(STOP_DEADLINE);
    }
  }

  @Override
  public void kill() {
    closed = true;
    if (child != null) {
      child.kill();
    }
  }
}
