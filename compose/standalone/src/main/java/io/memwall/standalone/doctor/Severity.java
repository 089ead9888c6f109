package io.memwall.standalone.doctor;

/** How bad it is, the worst last. */
enum Severity {
  OK("ok"),
  /** Cannot be told; by itself no reason to worry anybody. */
  UNKNOWN("unknown"),
  WARN("warning"),
  CRITICAL("broken");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
