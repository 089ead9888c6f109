package io.memwall.streams.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.Topics;
import io.memwall.schemas.results.Holding;
import io.memwall.schemas.results.Revision;
import io.memwall.streams.Fabric;
import io.memwall.streams.StreamTopic;
import io.memwall.streams.TopicPipes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnersStoreTest {
  private static final StreamTopic<Holding> HOLDINGS = StreamTopic.of(Topics.HOLDING);
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path stateDir;

  @Test
  void aStep_seesWhoHeldAnAddress_whateverItsOwnPartition() {
    try (var pipes = new TopicPipes(topology(), stateDir, T0)) {
      ask(pipes, "0x1000");
      pipes.send(HOLDINGS, "p1", holding(null));
      ask(pipes, "0x1000");
      ask(pipes, "0x2000");
      pipes.send(HOLDINGS, "p1", holding(T0.plusSeconds(1)));
      ask(pipes, "0x1000");
      assertThat(pipes.readRaw("answers"))
          .map(record -> new String(record.value(), StandardCharsets.UTF_8))
          .containsExactly("unattributed", "llm-a", "unattributed", "unattributed");
    }
  }

  private static void ask(TopicPipes pipes, String address) {
    byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
    pipes.sendRaw("addresses", bytes, bytes);
  }

  private static Holding holding(Instant end) {
    return Holding.newBuilder()
        .setPoolId("p1")
        .setRevision(new Revision(1L, 1L))
        .setCaseName("")
        .setFabricId("fabric")
        .setLedgerEpoch(1)
        .setLedgerSeq(1L)
        .setBase(0x1000)
        .setLength(0x1000)
        .setTStart(T0)
        .setTEnd(end)
        .setAllocId("A")
        .setTenant("llm-a")
        .setInitiator("h1")
        .setTComputed(T0)
        .build();
  }

  /** Answers, as of 2 s after the beginning, who held the address that a record names. */
  private static Topology topology() {
    var builder = new StreamsBuilder();
    OwnersStore.addTo(builder, HOLDINGS);
    builder.stream("addresses", Consumed.with(Serdes.String(), Serdes.String()))
        .process(Asking::new)
        .to("answers", Produced.with(Serdes.String(), Serdes.String()));
    return builder.build();
  }

  private static final class Asking extends ContextualProcessor<String, String, String, String> {
    @Override
    public void process(Record<String, String> record) {
      var view = OwnersStore.view(context());
      long atNs = T0.plusSeconds(2).getEpochSecond() * 1_000_000_000L;
      long address = Long.decode(record.value());
      var owner = view.ownerOf(new Fabric("", "fabric"), "p1", address, atNs);
      context().forward(record.withValue(owner.tenant().orElse("unattributed")));
    }
  }
}
