package io.memwall.standalone.doctor;

/** What the data pass, in the order of the road. */
enum Stage {
  STACK("stack"),
  AGENT("agent"),
  KAFKA("kafka"),
  STREAMS("streams"),
  SINK("sink"),
  CLICKHOUSE("clickhouse"),
  QUERY("query"),
  ALERTS("alerts");

  private final String word;

  Stage(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
