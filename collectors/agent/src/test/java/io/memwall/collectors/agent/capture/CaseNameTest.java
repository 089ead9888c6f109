package io.memwall.collectors.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CaseNameTest {
  @ParameterizedTest
  @CsvSource({
    "/a/hello_uart.pcapng, hello_uart",
    "run.2.PCAP.gz, run.2",
    "OmniXtend202010.cap, OmniXtend202010",
    "x.pcapng.zst, x",
    "noise, noise",
    ".pcap, .pcap"
  })
  void name_isTheFileWithoutItsExtensions(String file, String name) {
    assertThat(CaseName.of(Path.of(file))).isEqualTo(name);
  }

  @Test
  void name_thatFitsNoIdentity_isRefused() {
    for (String name : new String[] {"", " ", "a\nb", "x".repeat(60)}) {
      assertThatThrownBy(() -> CaseName.checked(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot name a case");
    }
  }
}
