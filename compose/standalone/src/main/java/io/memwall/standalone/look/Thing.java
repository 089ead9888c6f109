package io.memwall.standalone.look;

import io.memwall.sql.SavedQueries;
import io.memwall.sql.SavedQuery;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What there is a list of: each is a saved query, and the columns that fit a terminal. */
@SuppressWarnings("ImmutableEnumChecker") // Map.of and List.of never change.
enum Thing {
  AGENTS(
      "agents",
      Duration.ofHours(1),
      Map.of(),
      "agent said collector silent_s frames drops events_lost cpu_share rss_bytes coverage"),
  LINKS(
      "busiest_links",
      Duration.ofMinutes(5),
      Map.of("top", "10000"),
      "link frames messages retrans_frames wire_bytes goodput_bytes coverage"),
  POOLS(
      "pool_occupancy",
      Duration.ofHours(1),
      Map.of(),
      "pool used_bytes free_bytes capacity_bytes used_share largest_free_bytes allocations failures"
          + " tenants state coverage"),
  TENANTS(
      "pool_holders",
      Duration.ofHours(1),
      Map.of("top", "10000"),
      "tenant pool workload node allocations held_bytes live_allocations coverage"),
  HOTSPOTS(
      "hotspots",
      Duration.ofMinutes(5),
      Map.of(),
      "entity_kind entity state score since causes top_tenant affected_hosts partial coverage"),
  CASES(
      "cases",
      Duration.ofDays(36_500),
      Map.of(),
      "name file frames tloe_frames t_first t_last imported_at");

  private final String query;
  private final Duration back;
  private final Map<String, String> parameters;
  private final List<String> columns;

  Thing(String query, Duration back, Map<String, String> parameters, String columns) {
    this.query = query;
    this.back = back;
    this.parameters = parameters;
    this.columns = List.of(columns.split(" "));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  SavedQuery query() {
    return SavedQueries.named(query);
  }

  /** How far back a live list looks. */
  Duration back() {
    return back;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  /** Those that fit. */
  List<String> columns() {
    return columns;
  }

  static String words() {
    return Arrays.stream(values()).map(Thing::word).collect(Collectors.joining("|"));
  }

  /** For picocli; takes the singular as well. */
  static final class Converter implements ITypeConverter<Thing> {
    @Override
    public Thing convert(String text) {
      return Arrays.stream(values())
          .filter(thing -> thing.word().equals(text) || thing.word().equals(text + "s"))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no list of '%s', but of %s"
                          .formatted(text, words().replace("|", ", "))));
    }
  }
}
