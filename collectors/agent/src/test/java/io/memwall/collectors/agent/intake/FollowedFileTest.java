package io.memwall.collectors.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FollowedFileTest {
  @TempDir private Path directory;
  private final RecordingSink sink = new RecordingSink();
  private Path file;
  private Intake intake;
  private FileReading reading;

  @BeforeEach
  void start() {
    file = directory.resolve("pool.jsonl");
    intake = new Intake(directory.resolve("state"), sink);
    reading = new FileReading(intake, file);
  }

  @AfterEach
  void stop() {
    reading.close();
    intake.close();
  }

  @Test
  void lines_areReadAsTheyCome_halfOnesLater() throws IOException {
    assertThat(reading.step()).isFalse();
    append(Lines.allocs("p", 1, 2) + Lines.alloc("p", 3).substring(0, 20));
    readAll();
    assertThat(sink.sequence("p")).containsExactly(1L, 2L);
    append(Lines.alloc("p", 3).substring(20) + "\n");
    readAll();
    assertThat(sink.sequence("p")).containsExactly(1L, 2L, 3L);
  }

  @Test
  void place_outlivesARestart_evenWithARotationInBetween() throws IOException {
    append(Lines.allocs("p", 1, 2));
    readAll();
    stop();
    append(Lines.allocs("p", 3, 4));
    Files.move(file, directory.resolve("pool.jsonl.1"));
    append(Lines.allocs("p", 5, 6));
    start();
    readAll();
    assertThat(sink.sequence("p")).containsExactlyElementsOf(numbers(6));
  }

  @Test
  void rotation_losesNothing_andAnUnendedLastLineCounts() throws IOException {
    append(Lines.allocs("p", 1, 2));
    readAll();
    append(Lines.alloc("p", 3));
    Files.move(file, directory.resolve("pool.jsonl.1"));
    readAll();
    append(Lines.allocs("p", 4, 5));
    readAll();
    assertThat(sink.sequence("p")).containsExactlyElementsOf(numbers(5));
  }

  @Test
  void truncation_isNoticed_alsoWhenTheFileHasGrownAgain() throws IOException {
    append(Lines.allocs("p", 1, 3));
    readAll();
    Files.writeString(file, Lines.allocs("p", 4, 9));
    readAll();
    assertThat(sink.sequence("p")).containsExactlyElementsOf(numbers(9));
    assertThat(intake.status().refused()).containsEntry("file_rewritten", 1L);
  }

  @Test
  void badLines_goToTheRejectFile_andTheOthersAreTaken() throws IOException {
    append(Lines.alloc("p", 1) + "\nnonsense\n\n" + Lines.alloc("p", 2) + "\n{\"kind\":\"x\"}\n");
    readAll();
    assertThat(sink.sequence("p")).containsExactly(1L, 2L);
    assertThat(intake.status().refused()).containsEntry("bad_line", 2L);
    try (var files = Files.list(directory.resolve("state"))) {
      Path rejects =
          files
              .filter(each -> each.getFileName().toString().startsWith("rejects"))
              .findFirst()
              .get();
      assertThat(Files.readAllLines(rejects))
          .hasSize(2)
          .anyMatch(line -> line.startsWith("{\"line\":2,") && line.contains("nonsense"))
          .anyMatch(line -> line.startsWith("{\"line\":5,") && line.contains("kind"));
    }
  }

  @Test
  void gap_isCounted_andReadingGoesOn() throws IOException {
    append(Lines.allocs("p", 1, 2) + Lines.allocs("p", 5, 6));
    readAll();
    assertThat(sink.sequence("p")).containsExactly(1L, 2L, 5L, 6L);
    assertThat(intake.status().refused()).containsEntry("ledger_gap", 1L);
  }

  @Test
  void kinds_mayMix_inTheirOrder() throws IOException {
    append(
        Lines.snapshot("p", 100).replaceFirst("\\{", "{\"kind\":\"snapshot\",")
            + "\n"
            + Lines.alloc("p", 101)
            + "\n"
            + "{\"kind\":\"link\",\"node\":\"s\",\"port\":\"1\",\"time\":\"2026-01-01T00:00:00Z\",\"carrier\":false}\n");
    readAll();
    assertThat(sink.sequence("p")).containsExactly(101L);
    assertThat(sink.chunks()).hasSize(1);
    assertThat(sink.links()).hasSize(1);
    assertThat(intake.status().refused()).isEmpty();
  }

  @Test
  void tooLongALine_isSkipped() throws IOException {
    append("x".repeat(FileReading.MAX_LINE + 10) + "\n" + Lines.alloc("p", 1) + "\n");
    readAll();
    assertThat(sink.sequence("p")).containsExactly(1L);
    assertThat(intake.status().refused()).containsEntry("bad_line", 1L);
  }

  @Test
  void whatIsNotDurable_isReadAgain() throws IOException {
    append(Lines.allocs("p", 1, 2));
    sink.lose(true);
    assertThat(reading.step()).isFalse();
    assertThat(reading.trouble()).isPresent();
    sink.lose(false);
    readAll();
    assertThat(reading.trouble()).isEmpty();
    assertThat(intake.position("p").orElseThrow().seq()).isEqualTo(2);
  }

  @Test
  void replacedFile_withTheSameName_isReadFromItsBeginning() throws IOException {
    append(Lines.allocs("p", 1, 2));
    readAll();
    Path fresh = directory.resolve("fresh");
    Files.writeString(fresh, Lines.allocs("p", 3, 4));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    readAll();
    assertThat(sink.sequence("p")).containsExactlyElementsOf(numbers(4));
  }

  @Test
  void thread_followsByItself() throws IOException {
    try (var followed = new FollowedFile(intake, file, Duration.ofMillis(5))) {
      followed.start();
      append(Lines.allocs("p", 1, 3));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> sink.sequence("p").equals(numbers(3)));
    }
  }

  private void readAll() throws IOException {
    while (reading.step()) {
      // Goes on until there is nothing to read.
    }
  }

  private void append(String text) throws IOException {
    Files.write(file, text.getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static List<Long> numbers(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
