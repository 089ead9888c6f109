package io.memwall.schemas;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No change of a schema may part a reader from a writer: each present schema reads every released
 * one and the reverse. To release, run this test with {@code -Dschemas.release=N}.
 */
class CompatibilityGateTest {
  private static final Path RELEASED = Path.of("released");

  private final List<Schema> present =
      Topics.all().stream().map(Topic::type).distinct().map(t -> AvroCodec.of(t).schema()).toList();

  @Test
  void everyReaderReadsEveryWriter_acrossReleases() throws IOException {
    for (Schema now : present) {
      var releases = released().stream().filter(s -> s.getFullName().equals(now.getFullName()));
      for (Schema then : releases.toList()) {
        assertCompatible(now, then);
        assertCompatible(then, now);
      }
    }
  }

  @Test
  void presentSchemas_areReleased() throws IOException {
    var texts = released().stream().map(Schema::toString).toList();
    for (Schema now : present) {
      assertThat(texts)
          .as(
              "%s differs from every release: run with -Dschemas.release=N and commit the files",
              now.getFullName())
          .contains(now.toString());
    }
  }

  @Test
  void sameFingerprint_meansSameText() throws IOException {
    // A logical type is outside the fingerprint: a reader could not tell ns from ms.
    var all = new ArrayList<>(present);
    all.addAll(released());
    var byFingerprint = all.stream().collect(groupingBy(SchemaNormalization::parsingFingerprint64));
    byFingerprint.forEach(
        (fingerprint, schemas) ->
            assertThat(schemas.stream().map(Schema::toString).distinct())
                .as("texts of %s with one fingerprint", schemas.get(0).getFullName())
                .hasSize(1));
  }

  @Test
  void index_listsEveryReleasedFile() throws IOException {
    try (var files = Files.walk(RELEASED)) {
      var found =
          files
              .filter(file -> file.toString().endsWith(".avsc"))
              .map(file -> RELEASED.relativize(file).toString())
              .sorted();
      assertThat(index()).containsExactlyElementsOf(found.toList());
    }
  }

  private static void assertCompatible(Schema reader, Schema writer) {
    var pair = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    assertThat(pair.getType())
        .as("%s reads its other release: %s", reader.getFullName(), pair.getResult())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  private static List<String> index() throws IOException {
    return Files.readAllLines(RELEASED.resolve("index.txt"));
  }

  private static List<Schema> released() throws IOException {
    var schemas = new ArrayList<Schema>();
    for (String file : index()) {
      schemas.add(new Schema.Parser().parse(Files.readString(RELEASED.resolve(file))));
    }
    return schemas;
  }

  @BeforeEach
  void release() throws IOException {
    String release = System.getProperty("schemas.release");
    if (release == null) {
      return;
    }
    Path folder = Files.createDirectories(RELEASED.resolve(release));
    for (Schema schema : present) {
      Files.writeString(
          folder.resolve(schema.getName() + ".avsc"),
          SchemaFormatter.format("json/pretty", schema) + "\n");
    }
    try (var files = Files.walk(RELEASED)) {
      Files.write(
          RELEASED.resolve("index.txt"),
          files
              .filter(file -> file.toString().endsWith(".avsc"))
              .map(file -> RELEASED.relativize(file).toString())
              .sorted()
              .toList());
    }
  }
}
