package io.memwall.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** One Kafka node (broker and controller) as a child process. */
public final class KafkaEngine implements Engine {
  private static final String NAME = "kafka";
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(8);

  private final ChildProcess child;
  private final int port;

  private KafkaEngine(ChildProcess child, int port) {
    this.child = child;
    this.port = port;
  }

  /**
   * Starts the node and returns when it accepts clients; formats the directory at its first use.
   *
   * @throws EngineException for a taken port, an unusable directory or one in use, or a node that
   *     does not come up within 120 s; it then quotes the log
   */
  public static KafkaEngine start(KafkaOptions options) {
    EngineHome home = EngineHome.create(options.dataDir());
    PidFile.in(home).awaitPredecessor();
    return FreePorts.retry(
        options.port() == 0 || options.controllerPort() == 0, () -> startOnce(options, home));
  }

  private static KafkaEngine startOnce(KafkaOptions options, EngineHome home) {
    List<Integer> ports =
        Ports.choose(
            new Ports.Wanted(NAME, options.port()),
            new Ports.Wanted("kafka's controller", options.controllerPort()));
    int port = ports.get(0);
    try {
      ChildProcess child =
          ChildProcess.start(NAME, home, command(options, home, port, ports.get(1)));
      child.awaitReady(() -> Files.exists(home.readyMark()) && answers(port));
      return new KafkaEngine(child, port);
    } catch (IOException e) {
      throw Unwritable.because(home.root(), e);
    }
  }

  private static List<String> command(
      KafkaOptions options, EngineHome home, int port, int controllerPort) throws IOException {
    Path settings = KafkaSettings.write(home, options, port, controllerPort);
    Path logging = home.conf().resolve("logback.xml");
    Template.copy("kafka-logback.xml", logging);
    var flags =
        new ArrayList<>(
            List.of(
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogback.configurationFile=" + logging,
                "-Dmemwall.log=" + ChildProcess.logFile(NAME, home)));
    if (options.guard().isPresent()) {
      // Only the second compiler knows the processor's instructions for AES.
      flags.add("-XX:TieredStopAtLevel=4");
    }
    List<String> args = List.of(settings.toString(), home.readyMark().toString());
    return ChildJvm.command(home, flags, KafkaBrokerMain.class, args);
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.of(child.pid());
  }

  @Override
  public boolean isAlive() {
    return child.isAlive();
  }

  @Override
  public Path logFile() {
    return child.logFile();
  }

  @Override
  public CompletableFuture<EngineExit> onExit() {
    return child.onExit();
  }

  @Override
  public void close() {
    child.stop(STOP_DEADLINE);
  }

  @Override
  public void kill() {
    child.kill();
  }
}
