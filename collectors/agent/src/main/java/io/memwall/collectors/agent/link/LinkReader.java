package io.memwall.collectors.agent.link;

import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.live.EthtoolStatistics;
import io.memwall.collectors.agent.readings.Changes;
import io.memwall.collectors.agent.readings.Gathering;
import io.memwall.collectors.agent.readings.Lack;
import io.memwall.collectors.agent.readings.Lacks;
import io.memwall.collectors.agent.readings.SystemFiles;
import io.memwall.collectors.agent.readings.Text;
import io.memwall.schemas.Nanos;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the ports of this host. Not thread-safe: one thread looks, again and again. */
public final class LinkReader implements AutoCloseable {
  private static final int MOST = 256;
  private static final String DRIVER = "driver";

  /** Counted by every interface; the others only by some drivers. */
  private static final Set<LinkFigure> OF_EVERY_INTERFACE =
      EnumSet.range(LinkFigure.RX_BYTES, LinkFigure.CARRIER_CHANGES);

  private final InstantSource clock;
  private final SystemFiles files;
  private final InterfaceNames names;
  private final Optional<EthtoolStatistics> drivers;
  private final DriverCounters counters = new DriverCounters();
  private final PortHistory history = new PortHistory();

  /**
   * Reads nothing yet.
   *
   * @param clock stamps the readings
   */
  public LinkReader(LinkSettings settings, InstantSource clock) {
    this.clock = clock;
    this.files = new SystemFiles(settings.root());
    this.names = new InterfaceNames(settings.interfaces());
    this.drivers = settings.ethtool() ? EthtoolStatistics.open() : Optional.empty();
  }

  /** A reading of each port that is there now, by name. Never fails. */
  public List<LinkReading> read() {
    List<String> found =
        files.names(InterfaceFiles.INTERFACES).stream()
            .filter(names::wants)
            .filter(name -> files.isDirectory(InterfaceFiles.INTERFACES + "/" + name))
            .toList();
    long now = Nanos.of(clock.instant());
    return found.stream()
        .limit(MOST)
        .map(name -> history.judged(port(name, now, found.size() > MOST)))
        .toList();
  }

  @Override
  public void close() {
    drivers.ifPresent(EthtoolStatistics::close);
    files.close();
  }

  private LinkReading port(String name, long now, boolean tooMany) {
    var lacks = new Lacks();
    if (tooMany) {
      lacks.add("ports", Lack.TOO_MANY);
    }
    var port = new InterfaceFiles(files, name, lacks);
    Optional<String> mac = port.mac();
    var figures = new Gathering<>(LinkFigure.class, "figures", lacks);
    for (LinkFigure figure : OF_EVERY_INTERFACE) {
      Text text = port.counter(figure);
      text.content().ifPresent(number -> figures.number(figure, number));
      text.lack().ifPresent(why -> figures.lack(figure, why));
    }
    DriverCounters.Sorted driver = counters.sort(driver(name, port.index(), mac, lacks), lacks);
    driver.figures().forEach(figures::sum);
    return new LinkReading(
        new LinkReading.Port(Optional.empty(), name, mac),
        new Span(now, now),
        port.state(),
        figures.known(),
        driver.priorities(),
        driver.unknown(),
        Changes.NONE,
        lacks.codes());
  }

  private Map<String, Long> driver(
      String name, OptionalInt index, Optional<String> mac, Lacks lacks) {
    if (drivers.isEmpty() || index.isEmpty() || mac.isEmpty()) {
      lacks.add(DRIVER, Lack.ABSENT);
      return Map.of();
    }
    if (!drivers.get().has(name, index.getAsInt(), mac.get())) {
      lacks.add(DRIVER, Lack.OTHER_NAMESPACE);
      return Map.of();
    }
    var counted = drivers.get().read(name, index.getAsInt());
    // Of what the driver does not count, this one word is said: the list would outweigh the rest.
    lacks.add(counted.isEmpty() ? DRIVER : DRIVER + ".others", Lack.ABSENT);
    return counted.orElse(Map.of());
  }
}
