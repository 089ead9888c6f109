package io.memwall.collectors.agent.link;

import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.readings.Changes;
import io.memwall.collectors.agent.readings.Figures;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One look at a port.
 *
 * @param interval from the look before to this one; an instant at the first
 * @param priorities those of which priority flow control told something
 * @param unknownCounters counters the driver has beyond these
 * @param changes counters that went back since they were read before
 * @param missing what is not there, by name, with the code of a {@link
 *     io.memwall.collectors.agent.readings.Lack}
 */
public record LinkReading(
    Port port,
    Span interval,
    State state,
    Figures<LinkFigure> figures,
    List<Priority> priorities,
    int unknownCounters,
    Changes changes,
    Map<String, String> missing) {

  public LinkReading {
    Objects.requireNonNull(port);
    Objects.requireNonNull(interval);
    Objects.requireNonNull(state);
    Objects.requireNonNull(figures);
    priorities = List.copyOf(priorities);
    Objects.requireNonNull(changes);
    missing = Collections.unmodifiableMap(new TreeMap<>(missing));
  }

  /** The same with other changes. */
  LinkReading with(Span lookedBefore, Changes found) {
    return new LinkReading(
        port, lookedBefore, state, figures, priorities, unknownCounters, found, missing);
  }

  /**
   * A port.
   *
   * @param node that has it, such as a switch; empty for the reporting node itself
   * @param name such as {@code eth0}
   * @param mac such as {@code 02:00:00:00:00:01}
   */
  public record Port(Optional<String> node, String name, Optional<String> mac) {
    public Port {
      Objects.requireNonNull(node);
      Objects.requireNonNull(mac);
      if (name.isBlank()) {
        throw new IllegalArgumentException("a port needs a name");
      }
    }
  }

  /**
   * How the port is set and whether it is connected.
   *
   * @param carrier whether it hears the other end
   * @param speedBps bits per second
   * @param mtu longest payload of a frame, bytes
   */
  public record State(
      Optional<Boolean> carrier, OptionalLong speedBps, Optional<Duplex> duplex, OptionalInt mtu) {
    public static final State UNKNOWN =
        new State(Optional.empty(), OptionalLong.empty(), Optional.empty(), OptionalInt.empty());
  }

  public enum Duplex {
    HALF,
    FULL
  }

  /** Flow control of a priority, 0 to 7. */
  public record Priority(int priority, Figures<PriorityFigure> figures) {
    public Priority {
      if (priority < 0 || priority > 7) {
        throw new IllegalArgumentException("priority " + priority + " is outside 0..7");
      }
    }
  }
}
