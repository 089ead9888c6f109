package io.memwall.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Captures of real OmniXtend hardware, which are not ours to ship: {@code MEMWALL_CAPTURES} names
 * the directory that holds them.
 */
record RealCaptures(Path directory) {
  private static final String VARIABLE = "MEMWALL_CAPTURES";

  /** In the two captures that can be loaded as they are. */
  static final long FRAMES = 17_370 + 577;

  static Optional<RealCaptures> given() {
    return Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).map(RealCaptures::new);
  }

  /** Skips the test where there are none. */
  static RealCaptures required() {
    Optional<RealCaptures> given = given();
    Assumptions.assumeTrue(
        given.isPresent(), VARIABLE + " names no directory with captures of real hardware");
    return given.get();
  }

  List<String> loadable() {
    return List.of(file("hello_uart.pcapng"), file("etri-basic.pcap"));
  }

  String file(String name) {
    return directory.resolve(name).toString();
  }
}
