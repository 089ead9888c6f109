package io.memwall.collectors.agent.inspect.check;

import io.memwall.collectors.agent.inspect.HalfReport;
import java.util.OptionalDouble;

/** A figure a half has, or has not. */
@FunctionalInterface
interface HalfFigure {
  /** Times in ns, shares from 0 to 1; empty when the half has nothing to take it from. */
  OptionalDouble of(HalfReport half);
}
