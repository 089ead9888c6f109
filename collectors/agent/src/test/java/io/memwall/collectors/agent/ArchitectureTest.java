package io.memwall.collectors.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(
    packages = "io.memwall.collectors.agent",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "io.memwall.collectors.agent";

  @ArchTest
  static final ArchRule avroAndKafka_areKnownOnlyWhereEventsLeave =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".publish", ROOT + ".spool")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.avro..", "org.apache.kafka..", "io.memwall.schemas.events..");

  @ArchTest
  static final ArchRule inspection_needsNoServerLibraries =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".capture",
              ROOT + ".live",
              ROOT + ".frames",
              ROOT + ".flow",
              ROOT + ".inspect",
              ROOT + ".allocation")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT, ROOT + ".publish", "io.memwall.schemas..");

  @ArchTest
  static final ArchRule theWebServer_isKnownOnlyToOnePackage =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".http")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jetty..");

  @ArchTest
  static final ArchRule readings_knowNeitherEventsNorWhoSendsThem =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + ".readings", ROOT + ".host", ROOT + ".link")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT, ROOT + ".publish", ROOT + ".part", ROOT + ".config");

  @ArchTest
  static final ArchRule features_doNotDependOnEachOtherInCircles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule time_comesIn =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule nothing_printsByItself =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule names_saySomething =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Common|Impl|Info)$");
}
