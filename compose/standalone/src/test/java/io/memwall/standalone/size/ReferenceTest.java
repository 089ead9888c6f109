package io.memwall.standalone.size;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is calculated of counts. */
final class ReferenceTest {
  private static final Counts SITE = new Counts(1_000, 8, Duration.ofSeconds(1), 20, 50, 4, 3);

  @Test
  void aThousandNodesOfEightLinks_make16000FlowRecordsASecond() {
    assertThat(SITE.flowRecordsPerSecond()).isEqualTo(16_000);
    assertThat(new Counts(1_000, 8, Duration.ofMillis(500), 0, 0, 4, 1).flowRecordsPerSecond())
        .isEqualTo(32_000);
  }

  @Test
  void costs_areTimesTheirDriver() {
    var reference =
        new Reference(
            List.of(
                Cost.read("topic\tmemwall.flow\tflow\t1\t300\t3"),
                Cost.read("changelog\tchangelogs\tflow\t2000\t100\t0"),
                Cost.read("events\tflow\tflow\t1\t40\t0"),
                Cost.read("results\thotspot\tnode\t0.1\t10\t0"),
                Cost.read("cpu\ttopologies\tflow\t500\t0\t0")),
            List.of("measured in a test"));
    var load = reference.of(SITE);
    var flow = load.topics().get(0);
    assertThat(flow.bytesPerSecond()).hasValue(16_000 * 300);
    // The catalogue's 8 GiB over 4 partitions
    assertThat(flow.keeping().bytes()).hasValue(2L << 30);
    var changelog = load.topics().get(1);
    assertThat(changelog.bytesPerSecond()).hasValue(16_000 * 2_000);
    assertThat(Formulas.log(changelog)).hasValue(2 * 3 * 16_000.0 * 100 * 3_600);
    assertThat(load.tables().get(0).keeps()).contains(Duration.ofDays(30));
    assertThat(load.tables().get(1).rowsPerSecond()).isEqualTo(100);
    assertThat(load.cpu().get(0).cores()).hasValue(8);
    assertThat(load.assumptions()).containsExactly("measured in a test");
  }

  @Test
  void shippedFile_isReadable_andSaysHowItWasMeasured() {
    var shipped = Reference.shipped();
    assertThat(shipped.conditions()).isNotEmpty();
    var load = shipped.of(SITE);
    assertThat(load.topics()).extracting(TopicLoad::name).contains(Topics.FLOW.name());
    assertThat(load.tables()).extracting(TableLoad::name).contains("flow", "bandwidth");
    assertThat(load.topics()).allMatch(topic -> Formulas.log(topic).orElse(0) > 0);
    assertThat(load.tables()).allMatch(table -> Formulas.table(table).orElse(0) > 0);
    assertThat(load.cpu()).allMatch(part -> part.cores().orElse(0) > 0);
  }

  @Test
  void scaling_isInProportion_andSaysSo() {
    var once = Reference.shipped().of(SITE);
    var tenfold = once.times(10);
    assertThat(tenfold.nodes()).isEqualTo(10_000);
    assertThat(new Needs(tenfold, 1).cores().orElseThrow())
        .isCloseTo(
            10 * new Needs(once, 1).cores().orElseThrow(),
            org.assertj.core.data.Offset.offset(1e-6));
    assertThat(tenfold.assumptions()).hasSize(once.assumptions().size() + 1);
    assertThat(tenfold.assumptions().get(once.assumptions().size())).startsWith("10 times");
    assertThat(once.times(1)).isSameAs(once);
  }

  @Test
  void otherRetentionAndCopies_changeWhatTheySay() {
    var retaining =
        new Retaining(
            Optional.of(Duration.ofHours(1)),
            Optional.of(Duration.ofDays(1)),
            Optional.empty(),
            OptionalInt.of(2));
    var load = Reference.shipped().of(SITE).keeping(retaining);
    assertThat(load.topics()).allMatch(topic -> topic.copies() == 2);
    assertThat(load.tables())
        .filteredOn(table -> table.kind().equals("events"))
        .isNotEmpty()
        .allMatch(table -> table.keeps().equals(Optional.of(Duration.ofDays(1))));
    assertThat(load.tables())
        .filteredOn(table -> table.kind().equals("results"))
        .isNotEmpty()
        .allMatch(table -> table.keeps().equals(Optional.of(Duration.ofDays(400))));
  }

  @Test
  void ticket_hasFormulasAndAssumptions() {
    var needs = new Needs(Reference.shipped().of(SITE), 2);
    assertThat(NeedsText.of(needs))
        .contains(
            "Needs of 1000 nodes", "16000 flow records/s", "in all", "Formulas", "Assumptions")
        .contains("memwall.flow", "bandwidth")
        .doesNotContain("NaN", "null");
    assertThat(NeedsJson.of(needs)).contains("\"kafka_disk_bytes\"", "\"formulas\"");
  }
}
