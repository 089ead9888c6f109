package io.memwall.collectors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.SequenceClass;
import io.memwall.collectors.wire.flow.TapCounter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the wire format lists whatever the code can say. */
final class WireFormatPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "wire-format.md");

  @Test
  void page_explainsEveryRejectAndAnomaly() throws IOException {
    List<String> codes =
        Stream.concat(
                Arrays.stream(Reject.values()).map(Reject::code),
                Arrays.stream(Anomaly.values()).map(Anomaly::code))
            .toList();

    assertThat(undocumented(codes)).isEmpty();
  }

  @Test
  void page_explainsEveryCounterAndClass() throws IOException {
    List<String> names =
        Stream.<Enum<?>[]>of(HalfCounter.values(), TapCounter.values(), SequenceClass.values())
            .flatMap(Arrays::stream)
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .toList();

    assertThat(undocumented(names)).isEmpty();
  }

  private static List<String> undocumented(List<String> names) throws IOException {
    String page = Files.readString(PAGE);
    return names.stream().filter(name -> !page.contains("`" + name + "`")).toList();
  }
}
