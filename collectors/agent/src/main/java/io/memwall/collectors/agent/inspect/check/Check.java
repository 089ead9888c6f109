package io.memwall.collectors.agent.inspect.check;

import io.memwall.collectors.agent.inspect.Inspection;

/** A demand on a capture. */
interface Check {
  /** Holds the capture against it. */
  CheckResult of(Inspection inspection);
}
