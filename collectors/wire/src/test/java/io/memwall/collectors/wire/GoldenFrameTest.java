package io.memwall.collectors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.memwall.collectors.wire.GoldenFrames.Golden;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GoldenFrameTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Golden> frames() {
    return GoldenFrames.all();
  }

  @Test
  void goldenFile_isWhole() {
    assertThat(frames()).hasSize(40);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void goldenFrame_hasEveryFieldAsRecorded(Golden golden) throws JsonProcessingException {
    assertFields(golden, ByteBuffer.wrap(golden.bytes()), 0);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void goldenFrame_inAnyKindOfBuffer_readsAlike(Golden golden) throws JsonProcessingException {
    int offset = 3;
    ByteBuffer direct = ByteBuffer.allocateDirect(golden.bytes().length + 64);
    direct.order(ByteOrder.LITTLE_ENDIAN).position(offset).put(golden.bytes()).position(7);

    assertFields(golden, direct.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN), offset);
    assertThat(direct.position()).isEqualTo(7);
  }

  private static void assertFields(Golden golden, ByteBuffer buffer, int offset)
      throws JsonProcessingException {
    FrameDecoder decoder = new FrameDecoder(GoldenFrames.SETTINGS);
    int length = golden.hex().length() / 2;

    boolean decoded = decoder.decode(buffer, offset, length, length);

    if (golden.expected().has("reject")) {
      assertThat(decoded).isFalse();
      assertThat(decoder.reject().code()).isEqualTo(golden.expected().get("reject").textValue());
    } else {
      assertThat(decoded).isTrue();
      String fields = new FrameFields(decoder.frame()).toJson().toString();
      // Through text, because Jackson's int and long nodes are never equal.
      assertThat(JSON.readTree(fields)).isEqualTo(golden.expected());
    }
  }
}
