package io.memwall.standalone.redrive;

import io.memwall.schemas.DeadLetter;
import io.memwall.schemas.RecordPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to be sent back: each record once, whoever and however many gave it up.
 *
 * @param chosen letters that the choice takes
 * @param already records of those that were sent back before
 * @param nowhere records whose topic or partition is not there, by topic
 * @param toSend by the place of the letter that is sent; those of one record are one
 * @param heaps the same, counted
 */
record RedrivePlan(
    long chosen,
    long already,
    Map<String, Long> nowhere,
    Map<RecordPlace, DeadLetter> toSend,
    List<Heap> heaps) {
  private static final Comparator<Kind> BY_KIND =
      Comparator.comparing(Kind::topic).thenComparing(Kind::reason).thenComparing(Kind::schema);

  /** What letters have in common. */
  record Kind(String topic, String reason, String schema) {}

  /**
   * Letters that are alike.
   *
   * @param records to be sent
   * @param repeats of those, how many had been sent back before and failed again
   */
  record Heap(Kind kind, long records, long repeats) {}

  /**
   * What there is to choose from.
   *
   * @param letters in the order of the log
   * @param sentBack records that marks name
   */
  record Found(List<DeadLetter> letters, Set<RecordPlace> sentBack) {
    Found {
      letters = List.copyOf(letters);
      sentBack = Set.copyOf(sentBack);
    }
  }

  /** What there is to send to: how many partitions each topic has, and how schemas are called. */
  record Site(Map<String, Integer> partitions, SchemaNames schemas) {
    boolean has(RecordPlace origin) {
      return origin.partition() < partitions.getOrDefault(origin.topic(), 0);
    }
  }

  static RedrivePlan of(Found found, Choice choice, Site site) {
    var seen = new HashSet<RecordPlace>();
    var toSend = new HashMap<RecordPlace, DeadLetter>();
    var nowhere = new TreeMap<String, Long>();
    long chosen = 0;
    long already = 0;
    for (DeadLetter letter : found.letters()) {
      if (!choice.takes(letter)) {
        continue;
      }
      chosen++;
      if (!seen.add(letter.origin())) {
        continue;
      }
      if (found.sentBack().contains(letter.origin())) {
        already++;
      } else if (!site.has(letter.origin())) {
        nowhere.merge(letter.origin().topic(), 1L, Long::sum);
      } else if (toSend.size() < choice.limit()) {
        toSend.put(letter.place(), letter);
      }
    }
    return new RedrivePlan(
        chosen, already, Map.copyOf(nowhere), Map.copyOf(toSend), heaps(toSend, site.schemas()));
  }

  private static List<Heap> heaps(Map<RecordPlace, DeadLetter> toSend, SchemaNames schemas) {
    var records = new TreeMap<Kind, Long>(BY_KIND);
    var repeats = new HashMap<Kind, Long>();
    for (DeadLetter letter : toSend.values()) {
      var kind =
          new Kind(letter.origin().topic(), letter.why().kind(), schemas.of(letter.schema()));
      records.merge(kind, 1L, Long::sum);
      repeats.merge(kind, letter.repeats() > 0 ? 1L : 0L, Long::sum);
    }
    var heaps = new ArrayList<Heap>();
    records.forEach((kind, count) -> heaps.add(new Heap(kind, count, repeats.get(kind))));
    return List.copyOf(heaps);
  }
}
