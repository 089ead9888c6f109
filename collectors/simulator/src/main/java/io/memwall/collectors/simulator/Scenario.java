package io.memwall.collectors.simulator;

/** What happens on the fabric. */
public enum Scenario {
  STEADY(
      "steady", "Every host reads 64-byte lines with a fixed window of requests; nothing is lost."),
  PINGPONG(
      "pingpong", "Pairs of hosts write one shared line in turn, so that it moves every time."),
  DEMO(
      "demo",
      "Hosts read and write at different rates without end, one pair fights over a line,"
          + " and tenants come and go.");

  private final String word;
  private final String sentence;

  Scenario(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /**
   * The scenario of this name.
   *
   * @throws IllegalArgumentException naming the scenarios there are
   */
  public static Scenario named(String word) {
    return Choice.named("scenario", word, values(), Scenario::word);
  }

  /** The name users type. */
  public String word() {
    return word;
  }

  /** One sentence for a list of scenarios. */
  public String sentence() {
    return sentence;
  }
}
