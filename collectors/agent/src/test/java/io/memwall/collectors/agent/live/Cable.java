package io.memwall.collectors.agent.live;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A virtual cable between two network namespaces of its own, away from the machine's interfaces.
 * What is opened at an end stays there, whichever thread uses it.
 */
final class Cable implements AutoCloseable {
  private static final int NETWORK_NAMESPACE = 0x40000000;
  private static final long PID = ProcessHandle.current().pid();

  private final String left = "memwall-l" + PID;
  private final String right = "memwall-r" + PID;

  private Cable() {}

  /** Lays a cable, or skips the test with the reason why not; on a build server it fails. */
  static Cable lay() throws IOException {
    var cable = new Cable();
    Optional<String> trouble = cable.connect();
    if (trouble.isPresent()) {
      cable.close();
      String reason = "no network namespace can be made: " + trouble.get();
      if (System.getenv("CI") != null) {
        throw new IllegalStateException(reason);
      }
      Assumptions.abort(reason);
    }
    return cable;
  }

  private Optional<String> connect() {
    List<String> commands =
        List.of(
            "netns add " + left,
            "netns add " + right,
            "link add end0 netns " + left + " type veth peer name end1 netns " + right,
            "-n " + left + " link set end0 up",
            "-n " + right + " link set end1 up",
            "-n " + left + " link set lo up");
    for (String command : commands) {
      Optional<String> trouble = ip(command);
      if (trouble.isPresent()) {
        return trouble;
      }
    }
    return Optional.empty();
  }

  String left() {
    return "end0";
  }

  String right() {
    return "end1";
  }

  <T> T atLeft(Callable<T> work) throws Exception {
    return in(left, work);
  }

  <T> T atRight(Callable<T> work) throws Exception {
    return in(right, work);
  }

  /** What {@code ip} says at the right end. */
  String tellRight(String command) throws IOException {
    return run("-n " + right + " " + command).output();
  }

  /** Only the thread that enters a namespace is in it, and that thread ends. */
  private static <T> T in(String namespace, Callable<T> work) throws Exception {
    var task =
        new FutureTask<>(
            () -> {
              enter(namespace);
              return work.call();
            });
    var thread = new Thread(task, "at " + namespace);
    thread.start();
    thread.join();
    return task.get();
  }

  private static void enter(String namespace) {
    NativeLibrary c = NativeLibrary.getInstance("c");
    int file = c.getFunction("open").invokeInt(new Object[] {"/run/netns/" + namespace, 0});
    int entered = c.getFunction("setns").invokeInt(new Object[] {file, NETWORK_NAMESPACE});
    c.getFunction("close").invokeInt(new Object[] {file});
    if (entered != 0) {
      throw new IllegalStateException("namespace " + namespace + " cannot be entered");
    }
  }

  @Override
  public void close() throws IOException {
    for (String namespace : List.of(left, right)) {
      if (Files.exists(Path.of("/run/netns", namespace))) {
        ip("netns del " + namespace);
      }
    }
  }

  private record Ran(int code, String output) {}

  private static Optional<String> ip(String arguments) {
    try {
      Ran ran = run(arguments);
      return ran.code() == 0
          ? Optional.empty()
          : Optional.of("ip " + arguments + ": " + ran.output().strip());
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Ran run(String arguments) throws IOException {
    var process =
        new ProcessBuilder(("ip " + arguments).split(" ")).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.onExit().orTimeout(20, TimeUnit.SECONDS).join().exitValue(), output);
  }
}
