package io.memwall.collectors.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class SpoolPropertyTest {
  private static final EpochId EPOCH = new EpochId(new UUID(1, 2), 3);
  private static final List<EventType> TYPES =
      List.of(EventType.FLOW, EventType.ALLOCATION, EventType.HOST, EventType.HOT);

  @Property(tries = 25)
  void entriesOfAllClasses_areReadInOrder_acrossRestartsAndRewinds(@ForAll long seed) {
    var random = new Random(seed);
    inDirectory(
        directory -> {
          Spool spool = Spool.open(settings(directory), 0);
          var read = new ArrayList<Long>();
          long acked = 0;
          for (long ordinal = 1; ordinal <= 400; ordinal++) {
            assertThat(spool.append(entry(random, ordinal))).isEmpty();
            if (random.nextInt(5) == 0) {
              assertThat(spool.flush(ordinal)).isEmpty();
            }
            if (random.nextInt(60) == 0) {
              spool.flush(ordinal);
              acked = readSome(spool, random, read, acked);
            }
            if (random.nextInt(100) == 0) {
              spool.flush(ordinal);
              spool.close();
              spool = Spool.open(settings(directory), acked);
              assertThat(spool.last()).isEqualTo(ordinal);
            }
          }
          spool.flush(401);
          while (acked < 400) {
            acked = readSome(spool, random, read, acked);
          }
          assertThat(read).isEqualTo(LongStream.rangeClosed(1, 400).boxed().toList());
          assertThat(spool.peek()).isEmpty();
          spool.release(acked);
          assertThat(spool.bytes()).isZero();
          spool.close();
        });
  }

  /** Reads on, forgets the last of it, and goes back behind what was acknowledged. */
  private static long readSome(Spool spool, Random random, List<Long> read, long acked) {
    long last = acked;
    for (int left = random.nextInt(80); left > 0 && spool.peek().isPresent(); left--) {
      last = spool.peek().get().ordinal();
      if (last > (read.isEmpty() ? 0 : read.get(read.size() - 1))) {
        read.add(last);
      }
      spool.pass(last);
    }
    if (random.nextBoolean()) {
      long back = acked + (last == acked ? 0 : random.nextInt((int) (last - acked) + 1));
      spool.rewind(back);
      read.removeIf(ordinal -> ordinal > back);
      last = back;
    }
    spool.release(last);
    return last;
  }

  @Property(tries = 60)
  void damage_costsNoMoreThanTheBlocksItHits(@ForAll long seed) {
    var random = new Random(seed);
    inDirectory(
        directory -> {
          writeBlocks(directory, random);
          damage(directory, random);
          var read = new ArrayList<Long>();
          try (Spool spool = Spool.open(settings(directory), 0)) {
            for (var next = spool.peek(); next.isPresent(); next = spool.peek()) {
              read.add(next.get().ordinal());
              spool.pass(next.get().ordinal());
            }
          }
          assertThat(read).isSorted().doesNotHaveDuplicates();
          assertThat(read).allMatch(ordinal -> ordinal >= 1 && ordinal <= 100);
        });
  }

  private static void writeBlocks(Path directory, Random random) throws IOException {
    try (Spool spool = Spool.open(settings(directory), 0)) {
      for (long ordinal = 1; ordinal <= 100; ordinal++) {
        spool.append(entry(random, ordinal));
        spool.flush(ordinal);
      }
    }
  }

  private static void damage(Path directory, Random random) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        for (int hits = random.nextInt(4); hits > 0; hits--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        int length = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length;
        Files.write(
            file, java.util.Arrays.copyOf(bytes, length), StandardOpenOption.TRUNCATE_EXISTING);
      }
    }
  }

  private static SpoolSettings settings(Path directory) {
    return SpoolSettings.in(directory).withMaxBytes(256 * 1024);
  }

  private static Queued entry(Random random, long ordinal) {
    EventType type = TYPES.get(random.nextInt(TYPES.size()));
    var number = new EventNumber(EPOCH, type.stream(0), ordinal);
    byte[] value = new byte[random.nextInt(2_000)];
    random.nextBytes(value);
    var destination = new Destination("t", Destination.BY_KEY, "k");
    return new Queued(ordinal, new Entry(number, destination, value, ordinal));
  }

  private interface Work {
    void in(Path directory) throws IOException;
  }

  private static void inDirectory(Work work) {
    try {
      Path directory = Files.createTempDirectory("spool");
      try {
        work.in(directory);
      } finally {
        try (Stream<Path> all = Files.walk(directory)) {
          for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
