package io.memwall.collectors.agent.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is in effect, with where each value comes from, as YAML that reads as the same. */
sealed interface Shown {
  /** Appends itself at a depth. */
  void write(String name, int depth, StringBuilder out);

  /** One value; {@code text} is YAML already. */
  record Leaf(Optional<String> text, Place from) implements Shown {
    @Override
    public void write(String name, int depth, StringBuilder out) {
      String indent = "  ".repeat(depth);
      String line =
          text.map(t -> indent + name + ": " + t).orElse(indent + "# " + name + ": (none)");
      out.append(line).append(text.isPresent() ? "  # " + from : "").append('\n');
    }
  }

  /** Keys and what they hold. */
  final class Group implements Shown {
    private final Map<String, Shown> members = new LinkedHashMap<>();

    void add(String name, String text, Place from) {
      members.put(name, new Leaf(Optional.of(quoted(text)), from));
    }

    void add(String name, Optional<String> text, Place from) {
      members.put(name, new Leaf(text.map(Group::quoted), from));
    }

    void add(String name, List<String> items, Place from) {
      String all = "[" + String.join(", ", items.stream().map(Group::quoted).toList()) + "]";
      members.put(name, new Leaf(Optional.of(all), from));
    }

    Group group(String name) {
      return (Group) members.computeIfAbsent(name, key -> new Group());
    }

    Groups groups(String name) {
      var groups = new Groups();
      members.put(name, groups);
      return groups;
    }

    @Override
    public void write(String name, int depth, StringBuilder out) {
      out.append("  ".repeat(depth)).append(name).append(empty() ? ": {}\n" : ":\n");
      writeMembers(depth + 1, out);
    }

    private boolean empty() {
      return members.values().stream()
          .allMatch(m -> m instanceof Leaf leaf && leaf.text().isEmpty());
    }

    void writeMembers(int depth, StringBuilder out) {
      members.forEach((name, member) -> member.write(plainKey(name), depth, out));
    }

    private static String plainKey(String name) {
      return quoted(name);
    }

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/][A-Za-z0-9/_.:@%+-]*(?<!:)");

    private static String quoted(String text) {
      if (PLAIN.matcher(text).matches() && !text.equalsIgnoreCase("null")) {
        return text;
      }
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
  }

  /** A list of groups. */
  final class Groups implements Shown {
    private final List<Group> groups = new ArrayList<>();

    Group add() {
      var group = new Group();
      groups.add(group);
      return group;
    }

    @Override
    public void write(String name, int depth, StringBuilder out) {
      out.append("  ".repeat(depth)).append(name).append(groups.isEmpty() ? ": []\n" : ":\n");
      for (Group group : groups) {
        out.append("  ".repeat(depth + 1)).append("-\n");
        group.writeMembers(depth + 2, out);
      }
    }
  }
}
