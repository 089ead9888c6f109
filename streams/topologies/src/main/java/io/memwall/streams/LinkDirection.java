package io.memwall.streams;

import java.util.Map;
import java.util.Optional;

/**
 * One direction of a link of the inventory.
 *
 * @param link id of the link
 * @param direction {@code tx} leaves the link's end a, {@code rx} arrives there
 */
public record LinkDirection(String link, String direction) {
  /** Numbers for what is no link of the inventory: a connection at a tap. */
  private static final Map<String, String> OPPOSITES =
      Map.of("tx", "rx", "rx", "tx", "0", "1", "1", "0");

  /**
   * The direction a collector named, written {@code link:direction}.
   *
   * @return none when there is no direction in the text
   */
  public static Optional<LinkDirection> ofCollector(String linkId) {
    return split(linkId, ':');
  }

  /** The direction a result is about, written {@code link/direction}. */
  public static Optional<LinkDirection> ofEntity(String entity) {
    return split(entity, '/');
  }

  /** Whether the frames of a port of a node leave it by tx, seen from the link's end a. */
  public static LinkDirection from(String link, boolean leavesEndA) {
    return new LinkDirection(link, leavesEndA ? "tx" : "rx");
  }

  /** The entity name in results. */
  public String entity() {
    return link + "/" + direction;
  }

  /** The other direction; none when it is named in no way known. */
  public Optional<LinkDirection> opposite() {
    return Optional.ofNullable(OPPOSITES.get(direction))
        .map(other -> new LinkDirection(link, other));
  }

  private static Optional<LinkDirection> split(String text, char at) {
    int last = text.lastIndexOf(at);
    return last < 0
        ? Optional.empty()
        : Optional.of(new LinkDirection(text.substring(0, last), text.substring(last + 1)));
  }
}
