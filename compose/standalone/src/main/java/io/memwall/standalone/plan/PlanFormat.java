package io.memwall.standalone.plan;

/** How a plan is written. */
enum PlanFormat {
  TEXT,
  MARKDOWN,
  CSV
}
