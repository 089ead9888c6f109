package io.memwall.standalone.stack;

import io.memwall.sql.MigrationSettings;
import io.memwall.sql.SizeBounds;
import io.memwall.standalone.rules.RulesFile;
import java.nio.file.Path;

/**
 * How a stack is to run.
 *
 * @param directory holds everything it keeps
 * @param ports where it answers
 * @param keep how long tables keep what is not a case
 * @param bounds how much they may take
 * @param rules thresholds, and who is told of alerts
 * @param command as the user typed it, for whoever finds the directory held
 */
record StackOptions(
    Path directory,
    Ports ports,
    MigrationSettings keep,
    SizeBounds bounds,
    RulesFile rules,
    String command) {}
