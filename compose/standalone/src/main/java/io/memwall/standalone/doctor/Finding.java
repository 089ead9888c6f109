package io.memwall.standalone.doctor;

/**
 * What a check has found.
 *
 * @param check its name
 * @param seen the evidence
 * @param fix what helps; empty where nothing is to be done
 */
record Finding(Stage stage, String check, Severity severity, String seen, String fix) {
  static Finding ok(Stage stage, String check, String seen) {
    return new Finding(stage, check, Severity.OK, seen, "");
  }

  static Finding unknown(Stage stage, String check, String why) {
    return new Finding(stage, check, Severity.UNKNOWN, why, "");
  }

  static Finding warn(Stage stage, String check, String seen, String fix) {
    return new Finding(stage, check, Severity.WARN, seen, fix);
  }

  static Finding broken(Stage stage, String check, String seen, String fix) {
    return new Finding(stage, check, Severity.CRITICAL, seen, fix);
  }

  boolean isBroken() {
    return severity == Severity.CRITICAL;
  }
}
