package io.memwall.collectors.agent.flow;

/** Takes what an interval brought, in order of time. */
public interface FlowSink {
  void flow(FlowRecord record);

  /** Called once per interval, behind its flow records, also when it brought nothing. */
  void intervalEnd(IntervalEnd end);
}
