package io.memwall.sql;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where the tables are.
 *
 * @param url of ClickHouse's HTTP interface, such as {@code http://127.0.0.1:8123}
 * @param user who asks; {@code default} where nothing else was set up
 * @param password of that user, may be empty; never printed
 * @param name of the database
 */
public record Database(String url, String user, String password, String name) {
  /** The database that always exists. */
  private static final String SERVER = "default";

  private static final String SETTING = "clickhouse_setting_";

  /**
   * @throws IllegalArgumentException if the name is no plain identifier, or the address is not HTTP
   */
  public Database {
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name for a database: use letters, digits and _");
    }
    if (!url.matches("https?://[^/?]+/?")) {
      throw new IllegalArgumentException(
          "'" + url + "' is no address of ClickHouse: write it as http://HOST:PORT");
    }
  }

  /** A connection to this database, which must exist. */
  public Connection connect() throws SQLException {
    return open(name, Map.of());
  }

  /** A connection whose statements the server refuses when they would change anything. */
  Connection connectReadOnly(Map<String, String> limits) throws SQLException {
    var settings = new TreeMap<>(limits);
    settings.put("readonly", "1");
    return open(name, settings);
  }

  /** A connection to the server, for the time before the database exists. */
  Connection connectToServer() throws SQLException {
    return open(SERVER, Map.of());
  }

  private Connection open(String database, Map<String, String> settings) throws SQLException {
    var address = URI.create(url);
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ssl", Boolean.toString("https".equals(address.getScheme())));
    settings.forEach((key, value) -> properties.setProperty(SETTING + key, value));
    // Not DriverManager: with several class loaders it finds no driver.
    return new com.clickhouse.jdbc.Driver()
        .connect("jdbc:clickhouse://" + address.getAuthority() + "/" + database, properties);
  }

  @Override
  public String toString() {
    return url + " database " + name + " as " + user;
  }
}
