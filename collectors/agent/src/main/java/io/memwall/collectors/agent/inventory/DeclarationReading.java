package io.memwall.collectors.agent.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.memwall.collectors.agent.allocation.InventoryVersion.Attachment;
import io.memwall.collectors.agent.allocation.InventoryVersion.Cacheability;
import io.memwall.collectors.agent.allocation.InventoryVersion.FabricObject;
import io.memwall.collectors.agent.allocation.InventoryVersion.Interleave;
import io.memwall.collectors.agent.allocation.InventoryVersion.Link;
import io.memwall.collectors.agent.allocation.InventoryVersion.Media;
import io.memwall.collectors.agent.allocation.InventoryVersion.Node;
import io.memwall.collectors.agent.allocation.InventoryVersion.NodeKind;
import io.memwall.collectors.agent.allocation.InventoryVersion.Pool;
import io.memwall.collectors.agent.allocation.InventoryVersion.Port;
import io.memwall.collectors.agent.allocation.InventoryVersion.Quota;
import io.memwall.collectors.agent.allocation.InventoryVersion.Region;
import io.memwall.collectors.agent.allocation.InventoryVersion.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads a declaration from YAML: a section for each kind of object, and in it the ids. */
final class DeclarationReading {
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
  private static final String MAC = "([0-9a-f]{2}:){5}[0-9a-f]{2}";
  private static final int MAX_CORES = 1 << 20;

  private final String yaml;
  private final List<String> mistakes = new ArrayList<>();
  private final Map<String, FabricObject> objects = new TreeMap<>();

  DeclarationReading(String yaml) {
    this.yaml = yaml;
  }

  Declaration read() {
    var top = new YamlMap(tree(), "", mistakes::add);
    String scope = top.maybeText("scope").orElse("default");
    section(top, "nodes", DeclarationReading::node);
    section(top, "ports", DeclarationReading::port);
    section(top, "links", DeclarationReading::link);
    section(top, "pools", DeclarationReading::pool);
    section(top, "regions", DeclarationReading::region);
    section(top, "attachments", DeclarationReading::attachment);
    section(top, "quotas", DeclarationReading::quota);
    top.done();
    if (!mistakes.isEmpty()) {
      throw new DeclarationException(mistakes);
    }
    return new Declaration(scope, objects);
  }

  private JsonNode tree() {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      String what = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("no YAML");
      throw new DeclarationException(List.of(where + what));
    }
  }

  private void section(YamlMap top, String name, Function<YamlMap, FabricObject> reader) {
    top.maps(name)
        .forEach(
            (id, map) -> {
              FabricObject read = reader.apply(map);
              map.done();
              check(id, map);
              if (objects.put(id, read) != null) {
                mistakes.add(map.path() + ": another object has the id " + id);
              }
            });
  }

  private void check(String id, YamlMap map) {
    if (id.isBlank() || id.length() > 128 || id.startsWith(Discovery.PREFIX)) {
      mistakes.add(
          "%s: an id has 1 to 128 characters and does not begin with %s"
              .formatted(map.path(), Discovery.PREFIX));
    }
  }

  private static FabricObject node(YamlMap map) {
    OptionalLong cores = map.amount("cores", Quantity.BYTES);
    if (cores.isPresent() && (cores.getAsLong() < 1 || cores.getAsLong() > MAX_CORES)) {
      map.wrong("cores", "should be 1 to " + MAX_CORES);
    }
    return new Node(
        map.oneOf("kind", NodeKind.values(), NodeKind.UNKNOWN),
        cores.isPresent() ? OptionalInt.of((int) cores.getAsLong()) : OptionalInt.empty());
  }

  private static FabricObject port(YamlMap map) {
    String mac = map.text("mac").toLowerCase(Locale.ROOT);
    if (!mac.isEmpty() && !mac.matches(MAC)) {
      map.wrong("mac", mac + " is no MAC address; such as \"02:00:00:00:00:01\"");
    }
    return new Port(
        map.text("node"),
        mac,
        map.amount("speed", Quantity.BITS),
        map.maybeText("link"),
        map.maybeText("name"),
        Optional.empty());
  }

  private static FabricObject link(YamlMap map) {
    return new Link(
        map.text("a"),
        map.text("b"),
        map.amount("capacity", Quantity.BITS),
        metres(map),
        map.maybeText("latency_class"));
  }

  private static OptionalDouble metres(YamlMap map) {
    Optional<String> text = map.maybeText("length_m");
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!text.get().matches("[0-9]{1,9}(\\.[0-9]+)?")) {
      map.wrong("length_m", text.get() + " is no length in metres");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Double.parseDouble(text.get()));
  }

  private static FabricObject pool(YamlMap map) {
    return new Pool(
        map.text("node"),
        map.needed("capacity", Quantity.BYTES),
        map.amount("base", Quantity.BYTES),
        new Media(map.amount("read", Quantity.BYTES), map.amount("write", Quantity.BYTES)),
        map.amounts("tiers", Quantity.BYTES).entrySet().stream()
            .map(each -> new Tier(each.getKey(), each.getValue()))
            .toList());
  }

  private static FabricObject region(YamlMap map) {
    return new Region(
        map.text("pool"),
        map.needed("base", Quantity.BYTES),
        map.needed("length", Quantity.BYTES),
        map.maybeText("owner"),
        map.oneOf("cacheability", Cacheability.values(), Cacheability.UNKNOWN),
        map.map("interleave").map(DeclarationReading::interleave).orElse(Interleave.NONE));
  }

  private static Interleave interleave(YamlMap map) {
    var read = new Interleave(map.texts("pools"), map.amount("granularity", Quantity.BYTES));
    map.done();
    return read;
  }

  private static FabricObject attachment(YamlMap map) {
    return new Attachment(
        map.text("host"), map.text("pool"), map.texts("path"), map.amount("quota", Quantity.BYTES));
  }

  private static FabricObject quota(YamlMap map) {
    return new Quota(
        map.text("tenant"), map.maybeText("pool"), map.needed("quota", Quantity.BYTES));
  }
}
