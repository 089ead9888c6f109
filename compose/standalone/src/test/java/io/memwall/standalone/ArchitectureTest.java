package io.memwall.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** The walls between the parts; only here are all of them on one class path. */
@AnalyzeClasses(packages = "io.memwall", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String OURS = "io.memwall..";

  @ArchTest
  static final ArchRule collectorsKnowOnlySchemas =
      noClasses()
          .that()
          .resideInAPackage("io.memwall.collectors..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(OURS)
                  .and(not(resideInAnyPackage("io.memwall.collectors..", "io.memwall.schemas.."))));

  @ArchTest
  static final ArchRule streamsKnowOnlySchemas =
      noClasses()
          .that()
          .resideInAPackage("io.memwall.streams..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(OURS)
                  .and(not(resideInAnyPackage("io.memwall.streams..", "io.memwall.schemas.."))));

  @ArchTest
  static final ArchRule topologiesDoNotKnowTheSink =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.memwall.streams",
              "io.memwall.streams.window..",
              "io.memwall.streams.bandwidth..",
              "io.memwall.streams.allocation..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.memwall.streams.sink..");

  @ArchTest
  static final ArchRule theSinkDoesNotKnowTopologies =
      noClasses()
          .that()
          .resideInAPackage("io.memwall.streams.sink..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.memwall.streams",
              "io.memwall.streams.window..",
              "io.memwall.streams.bandwidth..",
              "io.memwall.streams.allocation..",
              "org.apache.kafka.streams..");

  @ArchTest
  static final ArchRule alertsKnowNeitherTopologiesNorTheSink =
      noClasses()
          .that()
          .resideInAPackage("io.memwall.streams.alerts..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.memwall.streams..")
                  .and(not(resideInAPackage("io.memwall.streams.alerts.."))));

  @ArchTest
  static final ArchRule theWireFormatNeedsNothingButTheJdk =
      classes()
          .that()
          .resideInAPackage("io.memwall.collectors.wire..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.memwall.collectors.wire..");

  @ArchTest
  static final ArchRule simulatorAndAgentDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("io.memwall.collectors.simulator..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.memwall.collectors.agent..", "io.memwall.schemas..", "org.apache..");

  @ArchTest
  static final ArchRule theAgentDoesNotKnowTheSimulator =
      noClasses()
          .that()
          .resideInAPackage("io.memwall.collectors.agent..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.memwall.collectors.simulator..");

  @ArchTest
  static final ArchRule enginesKnowNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("io.memwall.engines..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(OURS).and(not(resideInAPackage("io.memwall.engines.."))));

  @ArchTest
  static final ArchRule sqlKnowsNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("io.memwall.sql..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(OURS).and(not(resideInAPackage("io.memwall.sql.."))));

  @ArchTest
  static final ArchRule schemasKnowNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("io.memwall.schemas..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(OURS).and(not(resideInAPackage("io.memwall.schemas.."))));

  @ArchTest
  static final ArchRule nobodyKnowsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.memwall.standalone..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.memwall.standalone..", "picocli..");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.memwall.schemas.events", "io.memwall.schemas.results")
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common|Info|Data)$");

  @ArchTest
  static final ArchRule onlyMainsPrint =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Main")
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
}
