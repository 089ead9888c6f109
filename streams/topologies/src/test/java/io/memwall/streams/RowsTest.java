package io.memwall.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class RowsTest {
  @Property
  void orderedNumbers_sortAsTheirBytes(@ForAll long a, @ForAll long b) {
    byte[] first = new ByteWriter().ordered(a).bytes();
    byte[] second = new ByteWriter().ordered(b).bytes();
    assertThat(Integer.signum(Arrays.compareUnsigned(first, second)))
        .isEqualTo(Integer.signum(Long.compare(a, b)));
  }

  @Property
  void fields_comeBackAsTheyWere(
      @ForAll String text, @ForAll long number, @ForAll int small, @ForAll byte tag) {
    byte[] bytes = new ByteWriter().int8(tag).text(text).ordered(number).int32(small).bytes();
    var in = new ByteReader(bytes);
    assertThat(in.int8()).isEqualTo(tag);
    assertThat(in.text().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(in.ordered()).isEqualTo(number);
    assertThat(in.int32()).isEqualTo(small);
    assertThat(in.hasMore()).isFalse();
  }

  @Test
  void text_endingTooEarly_isDamage() {
    byte[] bytes = new ByteWriter().text("pool").bytes();
    var in = new ByteReader(Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(in::text).isInstanceOf(BufferUnderflowException.class);
  }

  @Test
  void after_prefixEndingInFF_isBehindAllThatBeginWithIt() {
    assertThat(Rows.after(new byte[] {1, (byte) 0xFF})).containsExactly(2);
    assertThat(Rows.after(new byte[] {1, 7})).containsExactly(1, 8);
  }
}
