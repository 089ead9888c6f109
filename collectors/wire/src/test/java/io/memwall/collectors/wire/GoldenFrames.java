package io.memwall.collectors.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Frames with every field known: the specification's printed examples (G01 to G09), frames of real
 * captures (G10 to G21), made ones (G22 to G27) and bad ones (B01 to B12).
 */
public final class GoldenFrames {
  static final DecoderSettings SETTINGS =
      DecoderSettings.DEFAULT.withEtherTypes(Set.of(0xAAAA, 0x8925, 0x0000));

  /** One frame; {@code expected} holds all its fields and nothing else. */
  public record Golden(String id, String what, String hex, ObjectNode expected) {
    public byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
      return id + " " + what;
    }
  }

  private GoldenFrames() {}

  public static List<Golden> all() {
    try (InputStream in = GoldenFrames.class.getResourceAsStream("golden-frames.json")) {
      List<Golden> frames = new ArrayList<>();
      for (JsonNode node : new ObjectMapper().readTree(in)) {
        ObjectNode fields = (ObjectNode) node;
        String id = fields.remove("id").textValue();
        String what = fields.remove("what").textValue();
        String hex = fields.remove("hex").textValue();
        frames.add(new Golden(id, what, hex, fields));
      }
      return frames;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
