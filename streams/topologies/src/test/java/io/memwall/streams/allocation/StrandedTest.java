package io.memwall.streams.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.allocation.Stranded.Host;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StrandedTest {
  private static final long GIB = 1L << 30;

  @Test
  void theWorkedExample_hostsWithAFullPath_doNotCount() {
    var hosts = List.of(new Host("h1", 0.85, 400 * GIB), new Host("h2", 0.5, 128 * GIB));
    assertThat(Stranded.of(512 * GIB, hosts).bytes()).hasValue(384 * GIB);
  }

  @Test
  void quotasBeyondWhatIsFree_strandNothing() {
    var hosts = List.of(new Host("h1", 0.1, 400 * GIB), new Host("h2", 0.5, -1));
    assertThat(Stranded.of(512 * GIB, hosts).bytes()).hasValue(0);
    assertThat(Stranded.of(512 * GIB, List.of(new Host("h1", 0.80, -1))).bytes())
        .hasValue(512 * GIB);
  }
}
