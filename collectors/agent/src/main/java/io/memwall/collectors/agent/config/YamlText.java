package io.memwall.collectors.agent.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML into {@link Value}s. Scalars stay text, so that {@code 0xAAAA}, {@code on} and {@code
 * 1_000} mean what our own kinds say and not what a version of YAML says; references to other parts
 * ({@code *name}) are refused, and with them every way to make a small file large.
 */
final class YamlText {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int DEEPEST = 20;

  private final IntFunction<Place> places;
  private final Consumer<Mistake> mistakes;

  private YamlText(IntFunction<Place> places, Consumer<Mistake> mistakes) {
    this.places = places;
    this.mistakes = mistakes;
  }

  /**
   * @param places the place of a line
   * @param mistakes told of what is no YAML; the rest is then empty
   */
  static Value read(String text, IntFunction<Place> places, Consumer<Mistake> mistakes) {
    return new YamlText(places, mistakes).read(text);
  }

  private Value read(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    try {
      Node root = new Yaml(options).compose(new StringReader(text));
      return root == null ? Value.Fields.none(places.apply(1)) : value("", root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      refuse(places.apply(line), "", "is no YAML: " + why(e.getProblem(), e));
    } catch (YAMLException e) {
      refuse(places.apply(1), "", "is no YAML: " + why(e.getMessage(), e));
    }
    return Value.Fields.none(places.apply(1));
  }

  private static String why(String problem, YAMLException e) {
    return problem == null ? e.getClass().getSimpleName() : problem.lines().findFirst().orElse("");
  }

  private Value value(String key, Node node) {
    Place place = places.apply(node.getStartMark().getLine() + 1);
    if (node instanceof ScalarNode scalar) {
      boolean nothing = scalar.isPlain() && scalar.getTag().equals(Tag.NULL);
      return nothing ? new Value.Nothing(place) : new Value.Scalar(scalar.getValue(), place);
    }
    if (node instanceof SequenceNode sequence) {
      List<Value> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(value(key + "[" + items.size() + "]", item)));
      return new Value.Items(items, place);
    }
    return fields(key, (MappingNode) node, place);
  }

  private Value fields(String key, MappingNode mapping, Place place) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place at = places.apply(tuple.getKeyNode().getStartMark().getLine() + 1);
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        refuse(at, key, "has a key that is no word");
        continue;
      }
      String full = key.isEmpty() ? name.getValue() : key + "." + name.getValue();
      if (fields.containsKey(name.getValue())) {
        refuse(at, full, "is written twice; keep one");
        continue;
      }
      fields.put(name.getValue(), value(full, tuple.getValueNode()));
    }
    return new Value.Fields(fields, place);
  }

  private void refuse(Place place, String key, String problem) {
    mistakes.accept(new Mistake(place, key, Optional.empty(), problem, "", Optional.empty()));
  }
}
