package io.memwall.collectors.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.collectors.agent.allocation.LedgerEntry.Position;
import io.memwall.collectors.agent.intake.LedgerHead.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class IntakePropertyTest {
  @Property(tries = 2_000)
  void anyBytes_areReadOrComplainedAbout(@ForAll byte[] bytes) {
    readEverything(bytes);
  }

  @Property(tries = 500)
  void damagedEntries_areReadOrComplainedAbout(@ForAll("damaged") String text) {
    readEverything(text.getBytes(UTF_8));
  }

  private static void readEverything(byte[] bytes) {
    for (boolean lines : List.of(true, false)) {
      var complaints = new Complaints();
      List<Placed<JsonNode>> objects =
          lines ? JsonBody.lines(bytes, complaints) : JsonBody.document(bytes, complaints);
      for (Placed<JsonNode> each : objects) {
        long before = complaints.count();
        boolean taken = LedgerFields.entry(each, complaints).isPresent();
        assertThat(taken).isEqualTo(complaints.count() == before);
        SnapshotFields.read(each, complaints);
        LinkFields.read(each, complaints);
      }
      assertThat(complaints.kept()).allMatch(each -> each.line() >= 1);
    }
  }

  @Provide
  Arbitrary<String> damaged() {
    String good = "[" + Lines.alloc("p", 1) + ",\n" + Lines.snapshot("p", 2) + "]";
    Arbitrary<String> junk =
        Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "null",
            "-1",
            "1e999",
            "0x",
            "\n",
            ",",
            "18446744073709551616");
    return Arbitraries.integers()
        .between(0, good.length() - 1)
        .flatMap(
            at ->
                Arbitraries.integers()
                    .between(0, 12)
                    .flatMap(
                        cut ->
                            junk.map(
                                put ->
                                    good.substring(0, at)
                                        + put
                                        + good.substring(Math.min(good.length(), at + cut)))));
  }

  @Property(tries = 200)
  void head_takesEachNumberOnce(@ForAll List<@IntRange(min = 1, max = 9) Integer> numbers) {
    var head = new LedgerHead("p");
    long last = 0;
    for (int number : numbers) {
      Standing standing = head.standing(new Position("p", 1, number), number);
      Standing expected =
          number == last + 1 ? Standing.NEXT : number > last ? Standing.AHEAD : Standing.REPEAT;
      assertThat(standing).isEqualTo(expected);
      if (standing == Standing.NEXT) {
        head.take(new Position("p", 1, number), number);
        last = number;
      }
    }
  }

  @Property(tries = 100)
  void journal_cutAnywhere_opensWithWhatWasWhole(
      @ForAll @IntRange(min = 1, max = 40) int steps, @ForAll @IntRange(min = 0, max = 60) int cut)
      throws IOException {
    Path directory = Files.createTempDirectory("journal");
    var sizes = new long[steps + 1];
    Path file = directory.resolve("ledgers.journal");
    var head = new LedgerHead("p");
    try (var journal = LedgerJournal.open(directory)) {
      for (int i = 1; i <= steps; i++) {
        LedgerHead before = head.copy();
        head.take(new Position("p", 1, i), i * 31L);
        journal.append(List.of(LedgerStep.between(before, head)));
        sizes[i] = Files.size(file);
      }
    }
    long left = Math.max(0, sizes[steps] - cut);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(left);
    }
    int whole = 0;
    while (whole < steps && sizes[whole + 1] <= left) {
      whole++;
    }
    try (var journal = LedgerJournal.open(directory)) {
      long kept = journal.heads().isEmpty() ? 0 : journal.heads().get(0).position().seq();
      assertThat(kept).isEqualTo(whole);
    }
    delete(directory);
  }

  private static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
