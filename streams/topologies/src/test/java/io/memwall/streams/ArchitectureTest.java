package io.memwall.streams;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.streams.KafkaStreams;

/** What keeps the topologies readable and their domain code pure. */
@AnalyzeClasses(
    packages = "io.memwall.streams",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  /** Packages that several questions build on; none of them knows a question. */
  private static final String[] SHARED = {
    "io.memwall.streams.window..",
    "io.memwall.streams.inventory..",
    "io.memwall.streams.attribution..",
    "io.memwall.streams.trend.."
  };

  /** Steps, edges and topologies; all else in a question's package is pure. */
  private static final String EDGES =
      ".*\\.(\\w+Topology|\\w+Fold|\\w+Store|\\w+Serde|\\w+Step|ByEntity|Folded|Envelopes|Events"
          + "|Recorded|Rejudgement|\\w*Results)(\\$.*)?";

  @ArchTest
  static final ArchRule PURE_CLASSES_KNOW_NEITHER_KAFKA_NOR_AVRO =
      noClasses()
          .that(
              resideInAnyPackage(
                  "io.memwall.streams.window",
                  "io.memwall.streams.inventory",
                  "io.memwall.streams.attribution",
                  "io.memwall.streams.trend",
                  "io.memwall.streams.capacity",
                  "io.memwall.streams.bandwidth",
                  "io.memwall.streams.latency",
                  "io.memwall.streams.contention",
                  "io.memwall.streams.hotspot",
                  "io.memwall.streams.allocation"))
          .and(not(nameMatching(EDGES)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache..", "io.memwall.schemas..");

  @ArchTest
  static final ArchRule QUESTIONS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("io.memwall.streams.(*)..")
          .should()
          .notDependOnEachOther()
          // What the questions share: the folds know none of them, as the next rule says.
          .ignoreDependency(alwaysTrue(), resideInAnyPackage(SHARED));

  @ArchTest
  static final ArchRule WHAT_IS_SHARED_KNOWS_NO_QUESTION =
      noClasses()
          .that(resideInAnyPackage("io.memwall.streams").or(resideInAnyPackage(SHARED)))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.memwall.streams.*..").and(not(resideInAnyPackage(SHARED))));

  @ArchTest
  static final ArchRule ONLY_AN_APPLICATION_RUNS_A_TOPOLOGY =
      classes()
          .that(not(nameMatching(".*\\.Application")))
          .should()
          .onlyDependOnClassesThat(not(nameMatching(KafkaStreams.class.getName())));

  @ArchTest
  static final ArchRule TIME_COMES_IN =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule NOTHING_IS_CALLED_HELPER =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Common|Impl)$");

  @ArchTest
  static final ArchRule NOTHING_IS_PRINTED =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
