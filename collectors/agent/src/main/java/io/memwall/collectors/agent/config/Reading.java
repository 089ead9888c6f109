package io.memwall.collectors.agent.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One reading of a configuration: what was asked for, what was found, what is wrong. */
final class Reading {
  private static final String PREFIX = "MEMWALL_";

  /** What a cluster's scheduler sets for its services, whatever they are called. */
  private static final String OF_SERVICES = ".*_(SERVICE_(HOST|PORT(_.*)?)|PORT|PORT_\\d+_.*)";

  private final Machine machine;
  private final Map<String, KeyNote> notes;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Unknown> unknown = new ArrayList<>();

  private record Unknown(Place place, String section, String name, Value value) {}

  Reading(Machine machine) {
    this(machine, new LinkedHashMap<>());
  }

  private Reading(Machine machine, Map<String, KeyNote> notes) {
    this.machine = machine;
    this.notes = notes;
  }

  /** For what is asked in vain, only to know the keys: mistakes go nowhere. */
  Reading blank() {
    return new Reading(machine, notes);
  }

  Machine machine() {
    return machine;
  }

  void note(KeyNote note) {
    notes.putIfAbsent(note.key(), note);
  }

  Collection<KeyNote> notes() {
    return notes.values();
  }

  void mistake(Mistake mistake) {
    mistakes.add(mistake);
  }

  /** How many mistakes there are so far: what depends on several values asks before and after. */
  int mistakes() {
    return mistakes.size();
  }

  void unknown(String section, String name, Value value) {
    unknown.add(new Unknown(value.place(), section, name, value));
  }

  Optional<Value> variable(String key) {
    String name = KeyNote.variable(key);
    return Optional.ofNullable(machine.environment().get(name))
        .map(text -> written(text, Place.variable(name)));
  }

  /** In a variable, a list or section is written as YAML's short form; what is none is a word. */
  private static Value written(String text, Place place) {
    var wrong = new ArrayList<Mistake>();
    boolean nested = text.startsWith("[") || text.startsWith("{");
    Value value =
        nested ? YamlText.read(text, line -> place, wrong::add) : new Value.Scalar(text, place);
    return wrong.isEmpty() ? value : new Value.Scalar(text, place);
  }

  /** Everything wrong, in the order of the file; unknown keys can be judged now. */
  List<Mistake> all() {
    List<Mistake> strange =
        Stream.concat(unknown.stream().map(this::judged), strangeVariables().stream()).toList();
    Set<String> meant =
        strange.stream().flatMap(each -> each.suggestion().stream()).collect(Collectors.toSet());
    return Stream.concat(
            mistakes.stream().filter(each -> !misspelled(each, meant)), strange.stream())
        .sorted(Comparator.comparing(Mistake::place))
        .toList();
  }

  /** A key that is missing because it is misspelled is one mistake, not two. */
  private static boolean misspelled(Mistake mistake, Set<String> meant) {
    return mistake.value().isEmpty()
        && (meant.contains(mistake.key()) || meant.contains(KeyNote.variable(mistake.key())));
  }

  private Mistake judged(Unknown each) {
    String key = each.section().isEmpty() ? each.name() : each.section() + "." + each.name();
    Optional<String> shown =
        each.value() instanceof Value.Scalar
            ? Optional.of(Secrecy.hides(key) ? Secrecy.HIDDEN : each.value().shown())
            : Optional.empty();
    return new Mistake(each.place(), key, shown, "is no setting", "", meant(each));
  }

  /** A key of the same section, else one of that name elsewhere, else one that looks alike. */
  private Optional<String> meant(Unknown each) {
    String start = each.section().isEmpty() ? "" : general(each.section()) + ".";
    var names = new TreeSet<String>();
    for (String key : notes.keySet()) {
      if (key.startsWith(start)) {
        names.add(key.substring(start.length()).replaceAll("[.\\[].*", ""));
      }
    }
    Optional<String> here =
        Secrecy.byFile(each.name(), names).or(() -> Nearest.of(each.name(), names));
    String section = each.section().isEmpty() ? "" : each.section() + ".";
    return here.map(name -> section + name).or(() -> elsewhere(each.name()));
  }

  private Optional<String> elsewhere(String name) {
    List<String> keys =
        notes.keySet().stream()
            .filter(key -> key.endsWith("." + name) || key.equals(name))
            .toList();
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(0));
  }

  private static String general(String section) {
    return section.replaceAll("\\[\\d+]", "[]");
  }

  private List<Mistake> strangeVariables() {
    List<String> known =
        notes.values().stream()
            .filter(KeyNote::hasVariable)
            .map(note -> KeyNote.variable(note.key()))
            .toList();
    return machine.environment().keySet().stream()
        .sorted()
        .filter(name -> !known.contains(name) && startsLikeAny(name, known))
        .filter(name -> !name.matches(OF_SERVICES))
        .map(name -> strange(name, known))
        .toList();
  }

  /** Other variables of ours are none of a configuration's business. */
  private static boolean startsLikeAny(String name, List<String> known) {
    int end = name.indexOf('_', PREFIX.length());
    return name.startsWith(PREFIX)
        && end > 0
        && known.stream().anyMatch(each -> each.startsWith(name.substring(0, end + 1)));
  }

  private Mistake strange(String name, List<String> known) {
    return new Mistake(
        Place.variable("environment"),
        name,
        Optional.of(Secrecy.hides(name) ? Secrecy.HIDDEN : machine.environment().get(name)),
        "sets no key",
        "",
        Nearest.of(name, known));
  }
}
