package io.memwall.collectors.agent.config;

/**
 * What the agent may take of its node.
 *
 * @param cpuCores of processor time, 1 is one core
 * @param memoryBytes resident
 */
public record LimitsConfig(double cpuCores, long memoryBytes) {
  /** What the process takes before it watches anything. */
  private static final long BASE_BYTES = 96L << 20;

  static LimitsConfig read(Section section) {
    return new LimitsConfig(
        section
            .ask(
                "cpu", "cores the agent may use; it goes to coarser intervals before it takes more")
            .or(new NumberKind(0.05, 256, "cores"), 0.5),
        section
            .ask("memory", "resident memory the agent may use")
            .or(new SizeKind(BASE_BYTES, 256L << 30), 256L << 20));
  }

  /** The parts must fit into the whole. */
  void judge(Section section, CaptureConfig capture) {
    if (!capture.interfaces().isEmpty() && capture.memoryBytes() + BASE_BYTES > memoryBytes) {
      var sizes = new SizeKind(0, Long.MAX_VALUE);
      section.wrong(
          "memory",
          "("
              + sizes.show(memoryBytes)
              + ") has no room for capture.memory ("
              + sizes.show(capture.memoryBytes())
              + ")",
          "at least "
              + sizes.show(capture.memoryBytes() + BASE_BYTES)
              + ", or less capture.memory");
    }
  }
}
