package io.memwall.sql;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One step in the life of the tables: a file that is applied once and never edited afterwards.
 *
 * @param version its number, the first four characters of the file's name
 * @param file as shipped
 */
record Migration(int version, Shipped file) {
  private static final Pattern NAME = Pattern.compile("(\\d{4})_[a-z0-9_]+\\.sql");

  static List<Migration> shipped() {
    return Shipped.all("migrations").stream().map(Migration::of).toList();
  }

  static Migration of(Shipped file) {
    var name = NAME.matcher(file.name());
    if (!name.matches()) {
      throw new IllegalStateException(file.name() + " is not named 0001_what.sql");
    }
    return new Migration(Integer.parseInt(name.group(1)), file);
  }

  String name() {
    return file.name();
  }

  List<String> statements(Layout layout) {
    return layout.statements(file.text());
  }
}
