package io.memwall.collectors.agent.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Splits what was sent into JSON objects, each with its line. Total: any bytes have an answer. */
final class JsonBody {
  private static final int DEPTH = 16;
  private static final int NUMBER = 64;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonBody() {}

  /** One object, or an array of them. */
  static List<Placed<JsonNode>> document(byte[] body, Complaints complaints) {
    var found = new ArrayList<Placed<JsonNode>>();
    try (JsonParser parser = MAPPER.getFactory().createParser(body)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          take(parser, found, complaints);
        }
      } else if (first != null) {
        take(parser, found, complaints);
      }
      if (parser.nextToken() != null) {
        complaints.add(new Complaint(line(parser), "", "more text after the end", LINES));
      }
    } catch (JsonProcessingException e) {
      complaints.add(broken(e, 0));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
    return found;
  }

  private static final String LINES =
      "send an array, or one object in each line as application/x-ndjson";

  /** One object in each line; empty lines are none. */
  static List<Placed<JsonNode>> lines(byte[] body, Complaints complaints) {
    var found = new ArrayList<Placed<JsonNode>>();
    int from = 0;
    long number = 1;
    for (int i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        line(body, new Stretch(from, i - from, number), found, complaints);
        from = i + 1;
        number++;
      }
    }
    return found;
  }

  private record Stretch(int from, int length, long line) {}

  private static void line(
      byte[] body, Stretch stretch, List<Placed<JsonNode>> found, Complaints complaints) {
    try (JsonParser parser =
        MAPPER.getFactory().createParser(body, stretch.from(), stretch.length())) {
      if (parser.nextToken() == null) {
        return;
      }
      JsonNode node = MAPPER.readTree(parser);
      if (!node.isObject()) {
        complaints.add(notAnObject(stretch.line()));
      } else if (parser.nextToken() != null) {
        complaints.add(new Complaint(stretch.line(), "", "more text after the object", ""));
      } else {
        found.add(new Placed<>(stretch.line(), node));
      }
    } catch (JsonProcessingException e) {
      complaints.add(broken(e, stretch.line()));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  private static void take(JsonParser parser, List<Placed<JsonNode>> found, Complaints complaints)
      throws IOException {
    long line = line(parser);
    JsonNode node = MAPPER.readTree(parser);
    if (node.isObject()) {
      found.add(new Placed<>(line, node));
    } else {
      complaints.add(notAnObject(line));
    }
  }

  private static Complaint notAnObject(long line) {
    return new Complaint(line, "", "not an object", "an entry is {...}");
  }

  private static long line(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  /**
   * @param line when each line is read by itself; 0 otherwise
   */
  private static Complaint broken(JsonProcessingException e, long line) {
    long at = line;
    int column = 0;
    if (e.getLocation() != null) {
      at = line > 0 ? line : Math.max(1, e.getLocation().getLineNr());
      column = e.getLocation().getColumnNr();
    }
    String where = column > 0 ? " at column " + column : "";
    return new Complaint(Math.max(1, at), "", "no valid JSON" + where + ": " + firstLine(e), "");
  }

  private static String firstLine(JsonProcessingException e) {
    String text = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
    return text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
  }
}
