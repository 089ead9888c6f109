package io.memwall.streams.alerts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(
    packages = "io.memwall.streams.alerts",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule deliveryDoesNotKnowKafkaStreams =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka.streams..", "com.clickhouse..");

  @ArchTest
  static final ArchRule decisionsKnowNeitherKafkaNorAvroNorHttp =
      noClasses()
          .that()
          .belongToAnyOf(
              Alert.class,
              AlertBook.class,
              AlertKey.class,
              AlertRules.class,
              Entity.class,
              Glob.class,
              Maintenance.class,
              NodeReport.class,
              NodeWatch.class,
              Receiver.class,
              Signal.class,
              Suppression.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache..", "java.net.http..", "com.fasterxml..", "io.memwall.schemas..");

  @ArchTest
  static final ArchRule couriersDoNotKnowKafka =
      noClasses()
          .that()
          .belongToAnyOf(
              Courier.class, Couriers.class, Alertmanager.class, Webhook.class, Poster.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule nothingPrintsByItself =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule timeComesIn =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC");
}
