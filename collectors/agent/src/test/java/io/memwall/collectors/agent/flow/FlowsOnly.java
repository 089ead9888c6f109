package io.memwall.collectors.agent.flow;

/** A sink that is not interested in anything but flow records and the ends of intervals. */
public abstract class FlowsOnly implements FlowSink {
  @Override
  public final void hot(HotReading reading) {}

  @Override
  public final void connection(ConnectionNote note) {}

  @Override
  public final void transaction(SampledExchange exchange) {}
}
