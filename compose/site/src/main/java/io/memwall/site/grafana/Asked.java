package io.memwall.site.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A query that Grafana is told to ask.
 *
 * @param place dashboard and title, for messages
 * @param use what the answer is for: timeseries, table, bargauge, annotation, variable or alert
 * @param sql as written, with macros and variables
 * @param board name of the dashboard
 * @param variable name of the variable that is asked for; empty for other uses
 * @param all whether a dashboard opens with everything that this variable offers, not the first
 * @param given fixed and free-text variables of the dashboard with their first values
 * @param from start of the range it is asked about when the dashboard opens, in Grafana's words;
 *     empty without one
 * @param to its end
 */
public record Asked(
    String place,
    String use,
    String sql,
    String board,
    String variable,
    boolean all,
    Map<String, List<String>> given,
    String from,
    String to) {
  private static final Pattern AGO = Pattern.compile("now(?:([+-]\\d+)([smhd]))?");
  private static final ObjectMapper JSON = new ObjectMapper();

  public Asked {
    given = Map.copyOf(given);
  }

  /**
   * Every query of a dashboard: variables, annotations, panels.
   *
   * @param name of the dashboard
   * @param text the dashboard as Grafana reads it
   * @throws IllegalArgumentException if that is no JSON
   */
  public static List<Asked> of(String name, String text) {
    try {
      return of(name, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(name + " is no JSON", e);
    }
  }

  /**
   * The range that its dashboard opens with.
   *
   * @throws IllegalArgumentException if that is not written as now-1h
   */
  public Macros opening(Instant now) {
    return new Macros(at(from, now), at(to, now), Duration.ofMinutes(1));
  }

  private static Instant at(String text, Instant now) {
    var ago = AGO.matcher(text);
    if (!ago.matches()) {
      throw new IllegalArgumentException(text + " is no time of the kind of now-1h");
    }
    if (ago.group(1) == null) {
      return now;
    }
    var unit =
        switch (ago.group(2)) {
          case "s" -> ChronoUnit.SECONDS;
          case "m" -> ChronoUnit.MINUTES;
          case "h" -> ChronoUnit.HOURS;
          default -> ChronoUnit.DAYS;
        };
    return now.plus(Long.parseLong(ago.group(1)), unit);
  }

  private static List<Asked> of(String name, JsonNode json) {
    var all = new ArrayList<Asked>();
    var given = given(json);
    String from = json.at("/time/from").asText();
    String to = json.at("/time/to").asText();
    for (JsonNode variable : json.at("/templating/list")) {
      if (variable.get("type").asText().equals("query")) {
        String called = variable.get("name").asText();
        String sql = variable.get("query").asText();
        String place = name + " variable " + called;
        boolean every = variable.path("includeAll").asBoolean();
        all.add(new Asked(place, "variable", sql, name, called, every, given, from, to));
      }
    }
    for (JsonNode note : json.at("/annotations/list")) {
      String sql = note.at("/target/rawSql").asText();
      String place = name + " " + note.get("name").asText();
      all.add(new Asked(place, "annotation", sql, name, "", false, given, from, to));
    }
    for (JsonNode panel : json.get("panels")) {
      String last = panel.path("timeFrom").asText();
      String since = last.isEmpty() ? from : "now-" + last;
      String until = last.isEmpty() ? to : "now";
      for (JsonNode target : panel.path("targets")) {
        String place = name + " " + panel.get("title").asText();
        String sql = target.get("rawSql").asText();
        all.add(
            new Asked(
                place, panel.get("type").asText(), sql, name, "", false, given, since, until));
      }
    }
    return all;
  }

  private static Map<String, List<String>> given(JsonNode json) {
    var given = new HashMap<String, List<String>>();
    for (JsonNode variable : json.at("/templating/list")) {
      if (!variable.get("type").asText().equals("query")) {
        given.put(variable.get("name").asText(), List.of(variable.at("/current/value").asText()));
      }
    }
    return given;
  }

  @Override
  public String toString() {
    return place;
  }
}
