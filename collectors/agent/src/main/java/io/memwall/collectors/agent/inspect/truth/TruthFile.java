package io.memwall.collectors.agent.inspect.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a truth file. */
public final class TruthFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TruthFile() {}

  /**
   * The lines of a file, in its order.
   *
   * @throws TruthException when the file cannot be read, or a line of it is no truth
   */
  public static List<TruthLine> read(Path file) {
    var lines = new ArrayList<TruthLine>();
    try (var reader = Files.newBufferedReader(file)) {
      long number = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        number++;
        if (!text.isBlank()) {
          lines.add(line(file, number, text));
        }
      }
    } catch (NoSuchFileException e) {
      throw new TruthException(file + ": no such file", e);
    } catch (IOException e) {
      throw new TruthException(file + ": not readable as text: " + e.getMessage(), e);
    }
    if (lines.isEmpty()) {
      throw new TruthException(file + ": holds no truth, one JSON object per line is due");
    }
    return lines;
  }

  private static TruthLine line(Path file, long number, String text) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw refused(file, number, "is no JSON: " + e.getOriginalMessage());
    }
    if (!node.path("metric").isTextual()) {
      throw refused(file, number, "names no metric");
    }
    if (!node.path("key").isObject()) {
      throw refused(file, number, "has no key: an object such as {\"tap\":\"h0.nic\"} is due");
    }
    return new TruthLine(
        number,
        node.path("metric").textValue(),
        node.path("key"),
        whole(file, number, node, "t0"),
        whole(file, number, node, "t1"),
        whole(file, number, node, "value"),
        whole(file, number, node, "tol"));
  }

  private static long whole(Path file, long number, JsonNode node, String name) {
    JsonNode field = node.path(name);
    if (!field.isIntegralNumber() || !field.canConvertToLong()) {
      throw refused(file, number, name + " is no whole number: " + field);
    }
    return field.longValue();
  }

  private static TruthException refused(Path file, long number, String why) {
    return new TruthException(file + " line " + number + " " + why);
  }
}
