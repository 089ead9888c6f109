package io.memwall.collectors.agent.flow;

/** Takes what an interval brought, in order of time. */
public interface FlowSink {
  void flow(FlowRecord record);

  /** What was fought over, at the end of the last interval it speaks of. */
  void hot(HotReading reading);

  /** In the interval it was found out in, ahead of its flow records. */
  void connection(ConnectionNote note);

  /** In the interval its end was found out in, ahead of its flow records. */
  void transaction(SampledExchange exchange);

  /** Called once per interval, behind all that belongs to it, also when it brought nothing. */
  void intervalEnd(IntervalEnd end);
}
