package io.memwall.collectors.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class JournalFormatPropertyTest {
  @Property(tries = 300)
  void whatIsWritten_isReadBack(@ForAll long seed) {
    var numbered = new JournalFormat.Numbered(seed, entry(new Random(seed)));
    byte[] bytes = JournalFormat.bytes(numbered);

    assertThat(JournalFormat.read(bytes)).contains(numbered);
    assertThat(JournalFormat.read(Arrays.copyOf(bytes, bytes.length + 100))).contains(numbered);
  }

  @Property(tries = 500)
  void anyBytes_areNoReasonToFail(@ForAll byte[] bytes) {
    assertThat(JournalFormat.read(bytes)).isEmpty();
  }

  @Property(tries = 500)
  void damagedOrTornEntry_isNone(@ForAll long seed) {
    var random = new Random(seed);
    byte[] bytes = JournalFormat.bytes(new JournalFormat.Numbered(seed, entry(random)));
    int at = random.nextInt(bytes.length);
    byte[] torn = Arrays.copyOf(bytes, at);
    bytes[at] ^= (byte) (1 << random.nextInt(8));

    assertThat(JournalFormat.read(bytes)).isEmpty();
    assertThat(JournalFormat.read(torn)).isEmpty();
  }

  private static JournalEntry entry(Random random) {
    var epoch = new EpochId(new UUID(random.nextLong(), random.nextLong()), random.nextLong());
    var safe = new TreeMap<Integer, Long>();
    for (int left = random.nextInt(4); left > 0; left--) {
      safe.put(random.nextInt(4096), random.nextLong());
    }
    var losses =
        List.of(
            new Loss(epoch, 256, 1, 1 + random.nextInt(9), 1, "spool_full"),
            new Loss(epoch, 512, -5, -1, 2, "größe"));
    var blinds = List.of(new Blind(epoch, random.nextLong(), random.nextLong(), safe));
    return new JournalEntry(
        epoch,
        random.nextBoolean(),
        random.nextLong(),
        random.nextLong(),
        safe,
        new Declarations(losses, blinds));
  }
}
