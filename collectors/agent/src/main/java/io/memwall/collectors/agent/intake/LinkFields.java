package io.memwall.collectors.agent.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.link.LinkFigure;
import io.memwall.collectors.agent.link.LinkReading;
import io.memwall.collectors.agent.link.LinkReading.Duplex;
import io.memwall.collectors.agent.link.LinkReading.Port;
import io.memwall.collectors.agent.link.LinkReading.Priority;
import io.memwall.collectors.agent.link.LinkReading.State;
import io.memwall.collectors.agent.link.PriorityFigure;
import io.memwall.collectors.agent.readings.Changes;
import io.memwall.collectors.agent.readings.Figure;
import io.memwall.collectors.agent.readings.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Counters of switch ports and other links as JSON objects: one object for each port and look. */
final class LinkFields {
  private static final int NODE = 64;
  private static final int MAX_MTU = 1 << 20;
  private static final int PRIORITIES = 8;

  private LinkFields() {}

  /** Empty when it complained. */
  static Optional<LinkReading> read(Placed<JsonNode> object, Complaints complaints) {
    var fields = new Fields(object, complaints);
    var port = port(fields);
    long time = fields.time("time");
    var state = state(fields);
    Figures<LinkFigure> counters = fields.part("counters", LinkFields::counters);
    List<Priority> priorities = fields.list("priorities", PRIORITIES, LinkFields::priority);
    if (counters.isEmpty() && priorities.isEmpty() && state.equals(State.UNKNOWN)) {
      fields.wrong("counters", "missing", "an object such as {\"rx_bytes\": 1234}");
    }
    if (!fields.areFine()) {
      return Optional.empty();
    }
    var instant = new Span(time, time);
    return Optional.of(
        new LinkReading(port, instant, state, counters, priorities, 0, Changes.NONE, Map.of()));
  }

  private static Port port(Fields fields) {
    String node = fields.text("node", NODE);
    String name = fields.text("port", NODE);
    Optional<String> mac = fields.maybeText("mac", NODE).map(text -> text.toLowerCase(Locale.ROOT));
    if (mac.isPresent() && !mac.get().matches("([0-9a-f]{2}:){5}[0-9a-f]{2}")) {
      fields.wrong("mac", mac.get() + " is no MAC address", "such as 02:00:00:00:00:01");
    }
    // A wrong name has been complained about; the record insists on one.
    return new Port(Optional.of(node), name.isEmpty() ? "?" : name, mac);
  }

  private static State state(Fields fields) {
    OptionalLong mtu = fields.maybeNumber("mtu");
    if (mtu.isPresent() && Long.compareUnsigned(mtu.getAsLong(), MAX_MTU) > 0) {
      fields.wrong("mtu", mtu.getAsLong() + " bytes", "at most " + MAX_MTU);
    }
    return new State(
        fields.has("carrier") ? Optional.of(fields.flag("carrier")) : Optional.empty(),
        measure(fields, "speed_bps"),
        fields.oneOf("duplex", Duplex.values()),
        mtu.isPresent() ? OptionalInt.of((int) mtu.getAsLong()) : OptionalInt.empty());
  }

  private static Figures<LinkFigure> counters(Fields fields) {
    var figures = Figures.of(LinkFigure.class);
    for (LinkFigure each : LinkFigure.values()) {
      put(fields, each, figures);
    }
    return figures.build();
  }

  private static Priority priority(Fields fields) {
    int priority = fields.small("priority", PRIORITIES - 1);
    var figures = Figures.of(PriorityFigure.class);
    for (PriorityFigure each : PriorityFigure.values()) {
      put(fields, each, figures);
    }
    return new Priority(priority, figures.build());
  }

  private static <E extends Enum<E> & Figure> void put(
      Fields fields, E figure, Figures.Builder<E> figures) {
    String name = figure.name().toLowerCase(Locale.ROOT);
    OptionalLong value =
        figure.kind() == Figure.Kind.GAUGE ? fields.maybeSigned(name) : measure(fields, name);
    value.ifPresent(read -> figures.put(figure, read));
  }

  /** A count; what stands for "none" at so many sources must not become one. */
  private static OptionalLong measure(Fields fields, String name) {
    OptionalLong read = fields.maybeNumber(name);
    if (read.isPresent() && read.getAsLong() < 0) {
      fields.wrong(name, "beyond 2^63: no counter gets there", "leave it out when not known");
      return OptionalLong.empty();
    }
    return read;
  }
}
