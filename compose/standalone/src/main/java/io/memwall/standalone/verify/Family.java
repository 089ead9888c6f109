package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import java.util.Optional;

/** Figures that come from one kind of result. */
interface Family {
  /** What the results say of a line; empty when it speaks of something else. */
  Optional<Seen> seen(TruthLine line);
}
