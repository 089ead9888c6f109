package io.memwall.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the simulator says is true of a capture it wrote. */
record Truth(List<JsonNode> lines) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Truth of(Path file) throws IOException {
    var lines = new ArrayList<JsonNode>();
    for (String line : Files.readAllLines(file)) {
      lines.add(JSON.readTree(line));
    }
    return new Truth(List.copyOf(lines));
  }

  /** The sum over all halves. */
  long total(String metric) {
    return halves(metric).values().stream().mapToLong(Long::longValue).sum();
  }

  /** The sum over all lines of memory. */
  long ofLines(String metric) {
    return lines.stream()
        .filter(line -> line.path("metric").asText().equals(metric))
        .filter(line -> line.path("key").has("line"))
        .mapToLong(line -> line.path("value").asLong())
        .sum();
  }

  /** By capture point, sender and receiver. */
  Map<String, Long> halves(String metric) {
    var sums = new TreeMap<String, Long>();
    for (JsonNode line : lines) {
      JsonNode key = line.path("key");
      // Messages are counted in all and once more by kind.
      if (line.path("metric").asText().equals(metric) && !key.has("opcode")) {
        String half =
            "%s %s %s"
                .formatted(
                    key.path("tap").asText(),
                    key.path("mac_src").asText(),
                    key.path("mac_dst").asText());
        sums.merge(half, line.path("value").asLong(), Long::sum);
      }
    }
    return sums;
  }
}
