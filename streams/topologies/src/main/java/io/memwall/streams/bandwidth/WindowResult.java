package io.memwall.streams.bandwidth;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fold of a window.
 *
 * @param window which
 * @param contributions the interval records that were summed, in the order of their keys
 * @param traffic their sum
 * @param coverage how complete it is
 */
record WindowResult(
    Window window, List<Contribution> contributions, Traffic traffic, Coverage coverage) {
  /** More names than this would say nothing and make the record large. */
  static final int NODES = 64;

  WindowResult {
    contributions = List.copyOf(contributions);
  }

  /**
   * Folds the records of a window.
   *
   * @param contributions every record that fits into the window, of one tap per half, once
   * @param spansByNode reports touching the window, by node, of at least the contributing nodes
   */
  static WindowResult fold(
      Window window,
      List<Contribution> contributions,
      Map<Epoch.Observer, List<Span>> spansByNode) {
    var traffic =
        contributions.stream().map(Contribution::traffic).reduce(Traffic.NONE, Traffic::plus);
    var watched =
        contributions.stream()
            .map(contribution -> contribution.epoch().observer())
            .distinct()
            .map(node -> spansByNode.getOrDefault(node, List.of()))
            .collect(Collectors.toList());
    return new WindowResult(window, contributions, traffic, Coverage.of(window, watched));
  }

  /** The nodes whose records were summed, in order; at most {@link #NODES}, the first. */
  List<String> nodes() {
    return contributions.stream()
        .map(contribution -> contribution.epoch().node())
        .distinct()
        .sorted()
        .limit(NODES)
        .toList();
  }

  long halves() {
    return contributions.stream().map(Contribution::half).distinct().count();
  }
}
