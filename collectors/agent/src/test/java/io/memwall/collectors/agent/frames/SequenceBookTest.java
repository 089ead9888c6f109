package io.memwall.collectors.agent.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SequenceBookTest {
  private static final int LAST = 0x3FFFFF;

  private final SequenceBook book = new SequenceBook();

  @Property
  void anyOfTheLast1024Numbers_isFoundAcrossTheWrap(
      @ForAll @IntRange(min = 0, max = LAST) int start,
      @ForAll @IntRange(min = 1, max = 3_000) int count) {
    var fresh = new SequenceBook();
    for (int i = 0; i < count; i++) {
      fresh.inOrder(start + i & LAST, 100 + i);
    }
    for (int i = Math.max(0, count - 1024); i < count; i++) {
      assertThat(fresh.first(start + i & LAST)).isEqualTo(OptionalLong.of(100 + i));
    }
    assertThat(fresh.first(start + count & LAST)).isEmpty();
  }

  @Test
  void hole_isFilledNumberByNumber() {
    book.inOrder(LAST - 1, 1);
    Hole hole = book.ahead(2, 2);
    assertThat(hole.text()).isEqualTo("3 missing before it, 4194303..1: not seen since");
    assertThat(book.late(0, 3)).contains(hole);
    assertThat(hole.text()).contains("1 came late, from frame 3 on; the rest not seen since");
    book.late(LAST, 4);
    book.late(1, 5);
    assertThat(hole.text())
        .isEqualTo("3 missing before it, 4194303..1: came late, from frame 3 on");
    assertThat(book.late(1, 6)).isEqualTo(Optional.empty());
  }

  @Test
  void acknowledgedHole_isALossOfTheCapture() {
    book.inOrder(9, 1);
    Hole hole = book.ahead(12, 2);
    book.acknowledged(10, 3);
    assertThat(hole.isLostByCapture()).isFalse();
    book.acknowledged(11, 4);
    assertThat(hole.isLostByCapture()).isTrue();
    assertThat(hole.text()).endsWith("10..11: lost by the capture: acknowledged in frame 4");
  }

  @Test
  void holesWithoutEnd_areForgottenFromTheOldestOn() {
    book.inOrder(0, 1);
    Hole oldest = book.ahead(2, 2);
    for (int i = 2; i < 100; i++) {
      book.ahead(2 * i, 1 + i);
    }
    assertThat(book.late(1, 200)).isEmpty();
    assertThat(oldest.isFull()).isFalse();
    assertThat(book.late(197, 201)).isPresent();
  }
}
