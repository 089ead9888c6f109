package io.memwall.engines;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The child that is ClickHouse, from its shared library; {@link ClickHouseEngine} starts it.
 *
 * <p>The library's entry point is the clickhouse-local command line, and a server lives as long as
 * the query it is given. So the query opens the ports and then reads a pipe of this process:
 * closing the pipe's other end is the stop button.
 */
public final class ClickHouseLauncherMain {
  // Deep queries recurse deeply: the server's own threads have such stacks, Java's have 1 MB.
  private static final long STACK_BYTES = 64L << 20;

  private static final NativeLibrary LIBC = NativeLibrary.getInstance("c");

  private ClickHouseLauncherMain() {}

  /**
   * Runs until standard input ends or a signal comes.
   *
   * @param args absolute path of {@code libchdb.so}, then arguments for clickhouse-local
   */
  public static void main(String[] args) throws InterruptedException {
    Parent.leaveTerminal();
    int[] pipe = new int[2];
    if (LIBC.getFunction("pipe").invokeInt(new Object[] {pipe}) != 0) {
      throw new IllegalStateException("no pipe: out of file descriptors");
    }
    List<String> command = command(args, pipe[0]);
    Thread server = new Thread(null, () -> serve(args[0], command), "clickhouse", STACK_BYTES);
    Runnable stop = stopButton(pipe[1]);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, server), "stop"));
    Parent.whenGone(stop);
    server.start();
    server.join();
    // The engine's own end is the process's end: whoever comes here had no engine to run.
    Runtime.getRuntime().halt(1);
  }

  private static List<String> command(String[] args, int readEnd) {
    List<String> command = new ArrayList<>();
    command.add("clickhouse");
    command.addAll(List.of(args).subList(1, args.length));
    command.add("--query");
    command.add(
        "SYSTEM START LISTEN HTTP; SYSTEM START LISTEN TCP;"
            + " SELECT * FROM file('/proc/self/fd/"
            + readEnd
            + "', 'LineAsString') FORMAT Null");
    return command;
  }

  private static Runnable stopButton(int writeEnd) {
    AtomicBoolean pressed = new AtomicBoolean();
    return () -> {
      // Once only: by then the number may belong to another file.
      if (pressed.compareAndSet(false, true)) {
        LIBC.getFunction("close").invokeInt(new Object[] {writeEnd});
      }
    };
  }

  private static void serve(String library, List<String> command) {
    NativeLibrary clickHouse = NativeLibrary.getInstance(library);
    // The library's crash handlers would take the SIGSEGVs by which the JVM finds null pointers.
    clickHouse.getFunction("chdb_set_signal_handlers_enabled").invokeVoid(new Object[] {0});
    Function run = clickHouse.getFunction("chdb_query_cmdline");
    String[] words = command.toArray(new String[0]);
    Pointer result =
        run.invokePointer(new Object[] {words.length, new StringArray(words, "UTF-8")});
    String error = result == null ? null : error(clickHouse, result);
    if (error != null) {
      System.err.println(error);
    }
    // Not System.exit: the library's static destructors crash under a running JVM.
    LIBC.getFunction("_exit").invokeVoid(new Object[] {error == null ? 0 : 1});
  }

  private static String error(NativeLibrary clickHouse, Pointer result) {
    return clickHouse.getFunction("chdb_result_error").invokeString(new Object[] {result}, false);
  }

  // On SIGTERM the JVM would unload the library under the running server; the server must end
  // first, and then ends the process itself.
  private static void stopAndWait(Runnable stop, Thread server) {
    stop.run();
    try {
      server.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
