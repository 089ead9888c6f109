package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowBinaryWriterTest {
  private static String hex(Consumer<RowBinaryWriter> write) {
    var out = new RowBinaryWriter();
    write.accept(out);
    return HexFormat.of().formatHex(out.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "127, 7f",
    "128, 8001",
    "300, ac02",
    "16384, 808001",
    "2147483647, ffffffff07"
  })
  void length_isLeb128(int length, String expected) {
    assertThat(hex(out -> out.length(length))).isEqualTo(expected);
  }

  @Test
  void integers_areLittleEndian() {
    assertThat(hex(out -> out.uint16(0x1234))).isEqualTo("3412");
    assertThat(hex(out -> out.uint32(0xFFFF_FFFEL))).isEqualTo("feffffff");
    assertThat(hex(out -> out.uint64(-2))).isEqualTo("feffffffffffffff");
    assertThat(hex(out -> out.int16(-2))).isEqualTo("feff");
  }

  @Test
  void valuesOutsideTheirColumn_areRefusedNotWrapped() {
    refused(out -> out.uint8(256));
    refused(out -> out.uint8(-1));
    refused(out -> out.uint16(65_536));
    refused(out -> out.uint32(1L << 32));
    refused(out -> out.uint32(-1));
    refused(out -> out.int16(32_768));
    refused(out -> out.count(-1));
    refused(out -> out.uuid(new byte[15]));
    refused(out -> out.time(Instant.parse("2300-01-01T00:00:00Z")));
    refused(out -> out.time(Instant.parse("1600-01-01T00:00:00Z")));
  }

  private static void refused(Consumer<RowBinaryWriter> write) {
    assertThatThrownBy(() -> hex(write)).isInstanceOf(IllegalArgumentException.class);
  }
}
