package io.memwall.streams.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.memwall.streams.Fabric;
import io.memwall.streams.MemoryRows;
import io.memwall.streams.hotspot.Counted.Counter;
import io.memwall.streams.hotspot.Reading.Interval;
import io.memwall.streams.inventory.AttachmentFacts;
import io.memwall.streams.inventory.InventoryView;
import io.memwall.streams.inventory.LinkFacts;
import io.memwall.streams.inventory.NodeFacts;
import io.memwall.streams.inventory.PoolFacts;
import io.memwall.streams.inventory.PortFacts;
import io.memwall.streams.inventory.QuotaFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long T0 = 1_772_366_400L * SECOND;

  private final Looks looks = new Looks(new MemoryRows(), new Nothing());

  @Test
  void firstLook_saysNothing() {
    assertThat(looks.take(look("boot", 10, 5_000_000, 0))).isEmpty();
  }

  @Test
  void twoLooks_sayWhatGrewBetweenThem() {
    looks.take(look("boot", 10, 5_000_000, 1));
    var reading = only(looks.take(look("boot", 20, 8_000_000, 3)));

    assertThat(reading.interval()).isEqualTo(new Interval(T0 + 10 * SECOND, T0 + 20 * SECOND));
    // 3 s of some, of which half a second was full, in 10 s: full counts twice.
    assertThat(reading.values().get(Measure.PRESSURE)).isCloseTo(0.35, within(1e-6));
    assertThat(reading.setting().oomKills()).hasValue(2);
    assertThat(reading.entity()).isEqualTo(new Entity("", Kind.HOST, "h1"));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "first 10 1000000, second 20 3000000, another boot counts from the beginning",
    "boot 10 9000000, boot 20 1000000, a container's counters began anew without one",
    "boot 10 1000000, boot 131 2000000, too far apart to say anything of a window",
  })
  void looksThatCannotBeCompared_sayNothingOfTheTimeBetween_andGoOnFromThere(
      String before, String after, String why) {
    looks.take(look(before, 0));
    assertThat(looks.take(look(after, 0))).as(why).isEmpty();
    assertThat(only(looks.take(look(after, 10))).values().get(Measure.PRESSURE))
        .isCloseTo(0.35, within(1e-6));
  }

  /** So many seconds after what is written as boot, second and µs; 3 s of stalls in 10 s. */
  private static Counted look(String written, long later) {
    var words = written.split(" ", -1);
    return look(
        words[0], Long.parseLong(words[1]) + later, Long.parseLong(words[2]) + later * 300_000, 0);
  }

  @Test
  void sameLookAgainOrALateOne_saysNothing() {
    looks.take(look("boot", 10, 1_000_000, 0));
    looks.take(look("boot", 20, 2_000_000, 0));
    assertThat(looks.take(look("boot", 20, 2_000_000, 0))).isEmpty();
    assertThat(looks.take(look("boot", 15, 1_500_000, 0))).isEmpty();
    assertThat(only(looks.take(look("boot", 30, 2_000_000, 0))).interval().startNs())
        .isEqualTo(T0 + 20 * SECOND);
  }

  @Test
  void killsThatAreNotCounted_areUnknownAndNotNone() {
    looks.take(host("boot", 10, Map.of(Counter.MEMORY_SOME_US, 0L)));
    var reading = only(looks.take(host("boot", 20, Map.of(Counter.MEMORY_SOME_US, 1_000_000L))));

    assertThat(reading.setting().oomKills()).isEmpty();
    assertThat(reading.values().get(Measure.PRESSURE)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void stallsBeyondTheTime_areAllOfIt() {
    looks.take(look("boot", 10, 0, 0));
    assertThat(only(looks.take(look("boot", 20, 60_000_000, 0))).values())
        .containsEntry(Measure.PRESSURE, 1.0);
  }

  @Test
  void portOfNoDeclaredLink_saysNothing() {
    for (int second = 10; second <= 20; second += 10) {
      var subject = new Counted.Subject("", "f", "h1", "eth0");
      var values = Map.of(Counter.TX_BYTES, 1_000L * second, Counter.TX_PACKETS, 1L);
      assertThat(looks.take(counted(subject, "boot", second, values))).isEmpty();
    }
  }

  private static Reading only(List<Reading> readings) {
    assertThat(readings).hasSize(1);
    return readings.get(0);
  }

  /** A sixth of the stalls are full ones. */
  private static Counted look(String boot, long second, long someUs, long kills) {
    return host(
        boot,
        second,
        Map.of(
            Counter.MEMORY_SOME_US, someUs,
            Counter.MEMORY_FULL_US, someUs / 6,
            Counter.OOM_KILLS, kills));
  }

  private static Counted host(String boot, long second, Map<Counter, Long> values) {
    return counted(new Counted.Subject("", "f", "h1", ""), boot, second, values);
  }

  private static Counted counted(
      Counted.Subject subject, String boot, long second, Map<Counter, Long> values) {
    long end = T0 + second * SECOND;
    return new Counted(subject, boot, end - SECOND, end, values, OptionalLong.empty(), "02:00");
  }

  /** A fabric of which nothing was declared. */
  private static final class Nothing implements InventoryView {
    @Override
    public Optional<NodeFacts> node(Fabric fabric, String nodeId, long atNs) {
      return Optional.empty();
    }

    @Override
    public Optional<LinkFacts> link(Fabric fabric, String linkId, long atNs) {
      return Optional.empty();
    }

    @Override
    public List<PortFacts> portsOfMac(Fabric fabric, String mac, long atNs) {
      return List.of();
    }

    @Override
    public Optional<PoolFacts> pool(Fabric fabric, String poolId, long atNs) {
      return Optional.empty();
    }

    @Override
    public List<PoolFacts> poolsOfNode(Fabric fabric, String nodeId, long atNs) {
      return List.of();
    }

    @Override
    public List<AttachmentFacts> attachments(Fabric fabric, String poolId, long atNs) {
      return List.of();
    }

    @Override
    public List<AttachmentFacts> attachmentsOfHost(Fabric fabric, String hostId, long atNs) {
      return List.of();
    }

    @Override
    public List<QuotaFacts> quotasOfTenant(Fabric fabric, String tenant, long atNs) {
      return List.of();
    }
  }
}
