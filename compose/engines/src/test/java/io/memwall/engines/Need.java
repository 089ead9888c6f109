package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Optional;

/** Skips at home what this machine cannot run, and fails it where CI is set. */
final class Need {
  private Need() {}

  /** A ClickHouse that a test may start and kill. */
  static ClickHouseSource ownClickHouse() {
    Optional<String> missing = SharedEngines.clickHouseMissing();
    if (missing.isPresent()) {
      assertThat(System.getenv("CI")).as(missing.get()).isNull();
      abort(missing.get());
    }
    ClickHouseSource source = ClickHouse.find(line -> {});
    if (source instanceof ClickHouseSource.External) {
      abort("the given ClickHouse is not ours to stop");
    }
    return source;
  }
}
