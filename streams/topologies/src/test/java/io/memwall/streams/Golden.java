package io.memwall.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.streams.Topology;

/**
 * Compares a topology with its checked-in description: a renamed step or store is lost state after
 * the next deployment, so it must show in review. {@code -Dgolden.rewrite} rewrites the file.
 */
public final class Golden {
  private Golden() {}

  public static void compare(Topology topology, String file) throws IOException {
    var path = Path.of("src/test/resources", file);
    String described = topology.describe().toString();
    if (System.getProperty("golden.rewrite") != null) {
      Files.writeString(path, described);
    }
    assertThat(described).isEqualTo(Files.readString(path));
  }
}
