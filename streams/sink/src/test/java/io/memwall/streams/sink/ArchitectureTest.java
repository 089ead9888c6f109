package io.memwall.streams.sink;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;

@AnalyzeClasses(
    packages = "io.memwall.streams.sink",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule decisionsKnowNeitherKafkaNorAvroNorClickHouse =
      noClasses()
          .that()
          .belongToAnyOf(
              RowBinaryWriter.class,
              Row.class,
              Shape.class,
              EventId.class,
              SeqRanges.class,
              RowBatch.class,
              Pace.class,
              Pressure.class,
              BatchWriter.class,
              Table.class,
              ReceivedTable.class,
              InsertFailure.class,
              Progress.class,
              SinkStatus.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "org.apache.avro..",
              "com.clickhouse..",
              "io.memwall.schemas..");

  @ArchTest
  static final ArchRule onlyTheInserterKnowsClickHouse =
      noClasses()
          .that(not(belongToAnyOf(ClickHouseInserter.class)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.clickhouse..");

  @ArchTest
  static final ArchRule tablesDoNotKnowKafka =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Table")
          .or()
          .haveSimpleNameEndingWith("Tables")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule onlyThreeTypesArePublic =
      noClasses()
          .that(not(belongToAnyOf(ClickHouseSink.class, SinkConfig.class, SinkStatus.class)))
          .should()
          .bePublic();

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule timeComesIn =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now");
}
