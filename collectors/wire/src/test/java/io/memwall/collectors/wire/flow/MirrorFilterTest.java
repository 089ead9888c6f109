package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.FrameBuilder.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.FrameBuilder;
import io.memwall.collectors.wire.Opcode;
import org.junit.jupiter.api.Test;

final class MirrorFilterTest {
  private static final FlowSettings SETTINGS = FlowSettings.of(DecoderSettings.DEFAULT, "mirror");

  @Test
  void tapThatShowsAllFramesTwice_isFoundOut_andCountsOnce() {
    Watch watch = new Watch(SETTINGS);
    for (int i = 0; i < 2_000; i++) {
      watch.at(i * 2_000L, sent(i)).at(i * 2_000L + 800, sent(i));
    }

    Recorded.Entry half = watch.cut().only();

    assertThat(half.count(HalfCounter.NEW_FRAMES)).isEqualTo(2_000);
    assertThat(half.count(HalfCounter.RETRANS_FRAMES)).as("of the first thousand").isEqualTo(500);
    assertThat(watch.table.tap().mirrorDuplicates()).isEqualTo(1_500);
  }

  @Test
  void toldSo_leavesOutTheFirstDoubleToo() {
    Watch watch = new Watch(SETTINGS.withMirror(MirrorMode.ON));
    for (int i = 0; i < 100; i++) {
      watch.at(i * 2_000L, sent(i)).at(i * 2_000L + 800, sent(i));
    }

    assertThat(watch.cut().only().count(HalfCounter.RETRANS_FRAMES)).isZero();
    assertThat(watch.table.tap().mirrorDuplicates()).isEqualTo(100);
  }

  @Test
  void copyBehindAHundredOthers_isStillFound() {
    Watch watch = new Watch(SETTINGS.withMirror(MirrorMode.ON));
    for (int i = 0; i < 5_000; i++) {
      watch.at(i * 20L, sent(i));
      if (i >= 100) {
        watch.at(i * 20L, sent(i - 100));
      }
    }

    assertThat(watch.table.tap().mirrorDuplicates()).isEqualTo(4_900);
  }

  // With four cells a set, five frames now and then met in one, and a copy was not known again.
  @Test
  void copyBehindTwoHundredOthers_isFound_howeverTheHashesFall() {
    Watch watch = new Watch(SETTINGS.withMirror(MirrorMode.ON));
    for (int i = 0; i < 200_000; i++) {
      watch.at(i * 10L, sent(i));
      if (i >= 200) {
        watch.at(i * 10L, sent(i - 200));
      }
    }

    assertThat(watch.table.tap().mirrorDuplicates()).isEqualTo(199_800);
  }

  @Test
  void repeatUnderAMirror_isStillARepeat() {
    Watch watch = new Watch(SETTINGS.withMirror(MirrorMode.ON));
    for (long nanos : new long[] {0, 800, 1_600, 2_400}) {
      watch.at(nanos, sent(1));
    }

    assertThat(watch.classes).containsExactly(SequenceClass.NEW, SequenceClass.RETRANS);
  }

  @Test
  void identicalFrameLater_isNoDouble() {
    Watch watch = new Watch(SETTINGS.withMirror(MirrorMode.ON));
    watch.at(0, sent(1)).at(MirrorFilter.WINDOW_NANOS + 1, sent(1));

    assertThat(watch.table.tap().mirrorDuplicates()).isZero();
  }

  @Test
  void switchedOff_countsEverything() {
    Watch watch = new Watch(SETTINGS.withMirror(MirrorMode.OFF));
    for (int i = 0; i < 2_000; i++) {
      watch.at(i * 2_000L, sent(i)).at(i * 2_000L + 800, sent(i));
    }

    assertThat(watch.cut().only().count(HalfCounter.RETRANS_FRAMES)).isEqualTo(2_000);
  }

  @Test
  void survey_tellsAMirrorAndATrailer_beforeTheFramesAreCounted() {
    TapSurvey doubled = new TapSurvey(DecoderSettings.DEFAULT);
    TapSurvey trailed = new TapSurvey(DecoderSettings.DEFAULT);
    TapSurvey clean = new TapSurvey(DecoderSettings.DEFAULT);
    for (int i = 0; i < TapSurvey.FRAMES; i++) {
      take(doubled, i * 2_000L, sent(i));
      take(doubled, i * 2_000L + 800, sent(i));
      take(trailed, i * 2_000L, sent(i).trailer(8));
      take(clean, i * 2_000L, sent(i));
    }

    assertThat(doubled.isMirrored()).isTrue();
    assertThat(doubled.trailerBytes()).hasValue(0);
    assertThat(trailed.isMirrored()).isFalse();
    assertThat(trailed.trailerBytes()).hasValue(8);
    assertThat(clean.isMirrored()).isFalse();
    assertThat(clean.trailerBytes()).hasValue(0);
  }

  private static void take(TapSurvey survey, long nanos, FrameBuilder frame) {
    byte[] bytes = frame.bytes();
    survey.add(nanos, java.nio.ByteBuffer.wrap(bytes), 0, bytes.length, bytes.length);
  }

  private static FrameBuilder sent(int sequence) {
    return frame().sequence(sequence).message(Opcode.A_GET, 6, 0x40L * sequence, 3);
  }
}
