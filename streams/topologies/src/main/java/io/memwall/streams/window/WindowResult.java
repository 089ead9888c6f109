package io.memwall.streams.window;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The records of a window, to be folded, and how complete they are.
 *
 * @param <E> the evidence
 * @param window which
 * @param contributions the interval records, in the order of their keys
 * @param coverage how complete they are
 */
public record WindowResult<E>(
    Window window, List<Contribution<E>> contributions, Coverage coverage) {
  /** More names than this would say nothing and make the record large. */
  static final int NODES = 64;

  public WindowResult {
    contributions = List.copyOf(contributions);
  }

  /**
   * Gathers the records of a window.
   *
   * @param contributions every record that fits into the window, of one tap per subject, once
   * @param spansByNode reports touching the window, by node, of at least the contributing nodes
   */
  static <E> WindowResult<E> of(
      Window window,
      List<Contribution<E>> contributions,
      Map<Epoch.Observer, List<Span>> spansByNode) {
    var watched =
        contributions.stream()
            .map(contribution -> contribution.epoch().observer())
            .distinct()
            .map(node -> spansByNode.getOrDefault(node, List.of()))
            .collect(Collectors.toList());
    return new WindowResult<>(window, contributions, Coverage.of(window, watched));
  }

  /** What the records say, in the order of their keys. */
  public Stream<E> evidence() {
    return contributions.stream().map(Contribution::evidence);
  }

  /** The nodes whose records were gathered, in order; at most 64, the first. */
  public List<String> nodes() {
    return contributions.stream()
        .map(contribution -> contribution.epoch().node())
        .distinct()
        .sorted()
        .limit(NODES)
        .toList();
  }

  /** The sources the records came from, each once. */
  public Set<Source> sources() {
    var sources = new LinkedHashSet<Source>();
    contributions.forEach(contribution -> sources.add(contribution.source()));
    return sources;
  }
}
