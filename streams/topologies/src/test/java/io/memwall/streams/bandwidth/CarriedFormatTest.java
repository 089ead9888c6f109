package io.memwall.streams.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.bandwidth.Carried.Master;
import io.memwall.streams.bandwidth.Carried.Path;
import io.memwall.streams.bandwidth.Carried.TapSide;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class CarriedFormatTest {
  @Property
  void evidence_comesBackAsItWas(
      @ForAll long number, @ForAll boolean known, @ForAll Master master, @ForAll TapSide tap) {
    var maybe = known ? OptionalLong.of(number) : OptionalLong.empty();
    var squares = BigInteger.ONE.shiftLeft(127).add(new BigInteger(Long.toUnsignedString(number)));
    var carried =
        new Carried(
            new Path("f", "a", "b", known ? List.of("l/tx", "m/rx") : List.of()),
            master,
            tap,
            new Traffic(number, 2, 3, 4, 5, 6, 7, 8, 9),
            new Losses(1, 2, number, maybe, OptionalLong.of(3)),
            ClassMix.of(known ? Map.of("RD", new ClassMix.Took(1, 2, number)) : Map.of()),
            List.of(new Stall(1, maybe), new Stall(5, OptionalLong.of(7))),
            known ? Optional.of(new Burst(1, 2, number, 4, squares)) : Optional.empty());
    var out = new ByteWriter();
    CarriedFormat.write(out, carried);
    assertThat(CarriedFormat.read(new ByteReader(out.bytes()))).isEqualTo(carried);
  }
}
