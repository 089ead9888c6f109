package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.readings.Changes;
import io.memwall.collectors.agent.readings.Figures;
import io.memwall.schemas.Nanos;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the memory of this host. Not thread-safe: one thread looks, again and again. */
public final class HostReader implements AutoCloseable {
  private final InstantSource clock;

  /**
   * @param clock stamps the readings
   */
  public HostReader(HostSettings settings, InstantSource clock) {
    Objects.requireNonNull(settings);
    this.clock = clock;
  }

  /** What is there now. */
  public HostReading read() {
    long now = Nanos.of(clock.instant());
    return new HostReading(
        new Span(now, now),
        Figures.none(PressureFigure.class),
        Figures.none(MemoryFigure.class),
        Figures.none(PagingFigure.class),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Changes.NONE,
        Map.of());
  }

  @Override
  public void close() {}
}
