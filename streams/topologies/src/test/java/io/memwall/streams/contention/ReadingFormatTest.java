package io.memwall.streams.contention;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.contention.Reading.Position;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ReadingFormatTest {
  @Property(tries = 100)
  void aReading_comesBackAsItWas(
      @ForAll long count, @ForAll Counter counter, @ForAll Position position) {
    var reading =
        Readings.workedExample().with(counter, count).at(position, "tap").of("b", "a").reading();
    var out = new ByteWriter();
    ReadingFormat.write(out, reading);

    assertThat(ReadingFormat.read(new ByteReader(out.bytes()))).isEqualTo(reading);
  }
}
