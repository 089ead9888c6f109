package io.memwall.collectors.agent.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How values are written: what is missing is null, what could exceed 53 bits is text. */
public final class JsonTree {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonTree() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static void counts(ObjectNode node, Map<String, Long> counts) {
    counts.forEach(node::put);
  }

  /** Null when it is missing. */
  public static void put(ObjectNode node, String name, OptionalInt value) {
    value.ifPresentOrElse(present -> node.put(name, present), () -> node.putNull(name));
  }

  /** Null when it is missing. */
  public static void put(ObjectNode node, String name, OptionalLong value) {
    value.ifPresentOrElse(present -> node.put(name, present), () -> node.putNull(name));
  }

  /** Null when it is missing. */
  public static void put(ObjectNode node, String name, OptionalDouble value) {
    value.ifPresentOrElse(present -> node.put(name, present), () -> node.putNull(name));
  }

  /** Null when it is missing. */
  public static void put(ObjectNode node, String name, Optional<String> value) {
    value.ifPresentOrElse(present -> node.put(name, present), () -> node.putNull(name));
  }

  static void address(ObjectNode node, OptionalLong value) {
    value.ifPresentOrElse(
        present -> node.put("address", hex(present)), () -> node.putNull("address"));
  }

  /** All 64 bits, as text: addresses do not survive as JSON numbers. */
  static String hex(long value) {
    return "0x%016x".formatted(value);
  }

  static String etherType(int type) {
    return "0x%04X".formatted(type);
  }

  static String line(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }

  /** A document for people and programs. */
  public static String indented(ObjectNode node) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }
}
