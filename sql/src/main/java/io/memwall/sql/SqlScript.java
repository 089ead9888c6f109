package io.memwall.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits SQL text into statements at semicolons, except those in strings, quoted names and
 * comments. Comments between statements belong to the statement after them.
 */
final class SqlScript {
  private final String text;
  private final StringBuilder code = new StringBuilder();
  private final List<String> statements = new ArrayList<>();
  private int start;
  private int at;

  private SqlScript(String text) {
    this.text = text;
  }

  /** The statements, without the semicolons; pieces of blanks and comments only are left out. */
  static List<String> statements(String text) {
    var script = new SqlScript(text);
    while (script.at < text.length()) {
      script.step();
    }
    script.end();
    return List.copyOf(script.statements);
  }

  /** The text with each comment replaced by a blank; strings stay as they are. */
  static String withoutComments(String text) {
    var script = new SqlScript(text);
    var all = new StringBuilder();
    while (script.at < text.length()) {
      script.step();
      if (script.code.length() == 0) {
        all.append(';');
      } else {
        all.append(script.code);
        script.code.setLength(0);
      }
    }
    return all.toString().strip();
  }

  private void step() {
    char c = text.charAt(at);
    if (text.startsWith("--", at)) {
      skipTo(text.indexOf('\n', at), 0);
    } else if (text.startsWith("/*", at)) {
      skipTo(text.indexOf("*/", at + 2), 2);
    } else if (c == '\'' || c == '"' || c == '`') {
      int from = at;
      at = endOfQuoted(c);
      code.append(text, from, at);
    } else if (c == ';') {
      end();
      at++;
      start = at;
    } else {
      code.append(c);
      at++;
    }
  }

  private void skipTo(int end, int length) {
    at = end < 0 ? text.length() : end + length;
    code.append(' ');
  }

  /** One past the closing quote; a backslash or a doubled quote does not close. */
  private int endOfQuoted(char quote) {
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        return i + 1;
      }
    }
    return text.length();
  }

  private void end() {
    if (!code.toString().isBlank()) {
      statements.add(text.substring(start, at).strip());
    }
    code.setLength(0);
  }
}
