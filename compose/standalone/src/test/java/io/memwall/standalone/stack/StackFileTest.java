package io.memwall.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {
  @TempDir Path home;

  private static StackFile of(long pid, long startedAt) {
    return new StackFile(pid, startedAt, "d", "127.0.0.1:1", "http://127.0.0.1:2", "memwall", 4);
  }

  @Test
  void runningStack_isFound() {
    ProcessHandle self = ProcessHandle.current();
    StackFile mine = of(self.pid(), StackFile.startOf(self));
    Places places = new Places(Map.of(), home);
    mine.write(places.noteOf(mine.pid()));
    mine.write(home.resolve(StackFile.NAME));
    assertThat(places.running()).containsExactly(mine);
    assertThat(StackFile.in(home)).contains(mine);
  }

  @Test
  void pidUsedAgain_isNotTheStack() {
    // After a SIGKILL the file stays; another process may get the same pid.
    StackFile old = of(ProcessHandle.current().pid(), 1);
    old.write(home.resolve(StackFile.NAME));
    assertThat(StackFile.in(home)).isEmpty();
  }

  @Test
  void places_followTheEnvironment() {
    Places places = new Places(Map.of("XDG_DATA_HOME", "/data", "XDG_STATE_HOME", ""), home);
    assertThat(places.data("demo")).isEqualTo(Path.of("/data/memwall/demo"));
    assertThat(places.noteOf(7)).isEqualTo(home.resolve(".local/state/memwall/stacks/7.json"));
    assertThat(places.running()).isEmpty();
  }
}
