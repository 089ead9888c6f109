package io.memwall.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Every schema of every release, shipped with the readers. {@code released/index.txt} lists them as
 * RELEASE/NAME.avsc, oldest release first.
 */
public final class ReleasedSchemas implements SchemaFinder {
  private static final ReleasedSchemas SHIPPED = load();

  private final int newest;
  private final List<Schema> all;
  private final Map<Long, Schema> byFingerprint;

  private ReleasedSchemas(int newest, List<Schema> all) {
    this.newest = newest;
    this.all = List.copyOf(all);
    var found = new HashMap<Long, Schema>();
    all.forEach(schema -> found.put(SchemaNormalization.parsingFingerprint64(schema), schema));
    byFingerprint = Map.copyOf(found);
  }

  public static ReleasedSchemas shipped() {
    return SHIPPED;
  }

  /** The number of the newest release among them. */
  public int newest() {
    return newest;
  }

  /** All of them, oldest release first. */
  public List<Schema> all() {
    return all;
  }

  @Override
  public Optional<Schema> find(long fingerprint) {
    return Optional.ofNullable(byFingerprint.get(fingerprint));
  }

  private static ReleasedSchemas load() {
    List<String> names = resource("index.txt").lines().filter(line -> !line.isBlank()).toList();
    return new ReleasedSchemas(
        names.stream()
            .mapToInt(name -> Integer.parseInt(name.substring(0, name.indexOf('/'))))
            .max()
            .orElseThrow(),
        names.stream().map(name -> new Schema.Parser().parse(resource(name))).toList());
  }

  private static String resource(String name) {
    try (InputStream in = ReleasedSchemas.class.getResourceAsStream("released/" + name)) {
      if (in == null) {
        throw new IllegalStateException("released schema " + name + " is not in this build");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("released schema " + name + " cannot be read", e);
    }
  }
}
