package io.memwall.streams.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.streams.bandwidth.Contribution.Path;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class ObservationFormatTest {
  @Property
  void aContribution_comesBackAsItWas(
      @ForAll String name, @ForAll long number, @ForAll int small, @ForAll boolean linked) {
    var contribution =
        new Contribution(
            new Epoch("", printable(name), number),
            new Half(printable(name), "c", small, 1),
            new Interval(number, small),
            small,
            new Path("f", "a", "b", linked ? Optional.of("l") : Optional.empty()),
            new Traffic(number, small, 3, 4, 5, 6, 7, 8, 9));
    assertThat(ObservationFormat.decode(ObservationFormat.encode(contribution)))
        .isEqualTo(contribution);
  }

  @Property
  void aHeartbeat_comesBackAsItWas(@ForAll long number, @ForAll int small, @ForAll boolean last) {
    assertThat(ObservationFormat.decode(ObservationFormat.encode(heartbeat(number, small, last))))
        .isEqualTo(heartbeat(number, small, last));
  }

  @Property
  void cutBytes_areDamage_andNothingElse(@ForAll long number, @ForAll int small) {
    byte[] whole = ObservationFormat.encode(heartbeat(number, small, true));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ObservationFormat.decode(cut))
          .isInstanceOf(BufferUnderflowException.class);
    }
  }

  @Test
  void aLaterVersion_isRefusedByName() {
    assertThatThrownBy(() -> ObservationFormat.decode(new byte[] {9, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("observation of version 9, not 1");
  }

  private static Heartbeat heartbeat(long number, int small, boolean last) {
    return new Heartbeat(
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
