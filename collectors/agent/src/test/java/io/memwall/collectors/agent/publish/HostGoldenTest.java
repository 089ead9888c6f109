package io.memwall.collectors.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.memwall.collectors.agent.host.HostReader;
import io.memwall.collectors.agent.host.HostSettings;
import io.memwall.collectors.agent.host.HostTree;
import io.memwall.collectors.agent.link.LinkReader;
import io.memwall.collectors.agent.link.LinkSettings;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.LinkHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What recorded hosts say, as the events that leave the node. MEMWALL_GOLDEN=write renews them. */
final class HostGoldenTest {
  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_EVENT = 6_000;

  private final RecordingOutlet outlet = new RecordingOutlet();
  private final Publisher publisher =
      new Publisher(
          new Identity(
              "h0", UUID.fromString("00000000-0000-0000-0000-000000000001"), 7, "f", "s", ""),
          "agent",
          outlet,
          () -> TIME);

  @ParameterizedTest
  @ValueSource(strings = {"vm", "cxl", "resctrl"})
  void recordedHost_givesItsEvent(String shape) throws Exception {
    var settings =
        new HostSettings(
            HostTree.recorded(shape), HostTree.cgroups(), true, new HostSettings.NvidiaSmi.Off());
    try (var reader = new HostReader(settings, () -> TIME)) {
      publisher.host(reader.read());
    }

    assertThat(outlet.sent()).extracting(RecordingOutlet.Sent::key).containsExactly("h0");
    assertThat(outlet.sent().get(0).value().length).isLessThan(LARGEST_EVENT);
    assertGolden(shape + ".host.json", events(HostMemory.class, "memwall.host"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vm", "cxl", "resctrl"})
  void recordedPorts_giveTheirEvents(String shape) throws Exception {
    var settings = new LinkSettings(HostTree.recorded(shape), List.of("*"), false);
    try (var reader = new LinkReader(settings, () -> TIME)) {
      reader.read().forEach(publisher::link);
    }

    assertThat(outlet.sent())
        .extracting(RecordingOutlet.Sent::key)
        .allMatch(k -> k.startsWith("h0/"));
    assertGolden(shape + ".links.json", events(LinkHealth.class, "memwall.link"));
  }

  @Test
  void figures_areTheFieldsOfTheirRecords() {
    assertThat(FigurePairs.all())
        .allSatisfy(
            pair ->
                assertThat(pair.fields())
                    .as(pair.toString())
                    .containsExactlyElementsOf(pair.figures()));
  }

  private <T extends SpecificRecord> List<T> events(Class<T> type, String topic) {
    var codec = AvroCodec.of(type);
    return outlet.sent(topic).stream().map(sent -> decoded(codec, sent.value())).toList();
  }

  private static <T extends SpecificRecord> T decoded(AvroCodec<T> codec, byte[] value) {
    try {
      return codec.decode(value);
    } catch (UnreadableRecordException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertGolden(String name, List<?> events) throws IOException {
    var text = new StringBuilder();
    for (Object event : events) {
      text.append(JSON.readTree(event.toString()).toPrettyString()).append('\n');
    }
    Path golden = Path.of("src/test/resources/hosts", name);
    if ("write".equals(System.getenv("MEMWALL_GOLDEN"))) {
      Files.writeString(golden, text);
    }
    assertThat(text.toString()).as(name).isEqualTo(Files.readString(golden));
  }
}
