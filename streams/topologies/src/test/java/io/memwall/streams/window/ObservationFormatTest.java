package io.memwall.streams.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class ObservationFormatTest {
  private static final ObservationFormat<Long> FORMAT = new ObservationFormat<>(Frames.BY_TAP);

  @Property
  void aContribution_comesBackAsItWas(@ForAll String name, @ForAll long number, @ForAll int small) {
    var contribution =
        new Contribution<>(
            new Epoch("", printable(name), number),
            new Source(printable(name), "part", "tap"),
            new Interval(number, small),
            small,
            number);
    assertThat(FORMAT.decode(FORMAT.encode(contribution))).isEqualTo(contribution);
  }

  @Property
  void aHeartbeat_comesBackAsItWas(@ForAll long number, @ForAll int small, @ForAll boolean last) {
    assertThat(FORMAT.decode(FORMAT.encode(heartbeat(number, small, last))))
        .isEqualTo(heartbeat(number, small, last));
  }

  @Property
  void cutBytes_areDamage_andNothingElse(@ForAll long number, @ForAll int small) {
    byte[] whole = FORMAT.encode(heartbeat(number, small, true));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> FORMAT.decode(cut)).isInstanceOf(BufferUnderflowException.class);
    }
  }

  @Test
  void aLaterVersion_isRefusedByName() {
    assertThatThrownBy(() -> FORMAT.decode(new byte[] {9, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("observation of version 9, not 3");
  }

  private static Heartbeat<Long> heartbeat(long number, int small, boolean last) {
    return new Heartbeat<>(
        new Epoch("case", "n", number),
        number,
        last,
        new Span(new Interval(small, number), 1, 2, 3, new Span.Version(small, number)));
  }

  /** Lone surrogates have no UTF-8 and cannot come from Kafka. */
  private static String printable(String text) {
    return text.codePoints()
        .filter(point -> point < 0xD800 || point > 0xDFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
