package io.memwall.standalone.replay;

import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.stack.LiveSite;
import io.memwall.standalone.stack.Scratch;
import io.memwall.streams.hotspot.RulesByEntity;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes anew what came too late for the state of the topologies, from the log, and puts it in
 * the place of the live results. It is computed into a database of its own, of which whole windows
 * of the range alone are taken: what lies before is warm-up. Their generation is the time of the
 * replay, so that no older row wins over them; doing a range twice changes nothing. Scores stay:
 * they are given once, on what was there then.
 *
 * @param site whose log is read, whose tables are put right
 */
public record RangeReplay(LiveSite site) {
  private static final Logger log = LoggerFactory.getLogger(RangeReplay.class);

  /** Whose results the others are joined with: who held what. */
  private static final String HOLDERS = "allocation";

  private static final String LOADS = "bandwidth";
  private static final String BASELINES = "latency";

  /** A minute is asked for again when records of it still come after this long, and a bit. */
  private static final Duration MORE_MAY_COME = Duration.ofSeconds(75);

  /** Some minutes of work: a week of a large site would take days. */
  private static final long MOST_RECORDS = 3_000_000;

  /**
   * Does all that is asked for; returns how many ranges there were.
   *
   * @param progress is told of each, also of those that cannot be computed
   */
  public int work(Progress progress) throws Exception {
    try (var requests = new Requests(site.kafka())) {
      var open = requests.open(Instant.now().minus(MORE_MAY_COME));
      for (var range : open) {
        replace(range, progress);
      }
      requests.done();
      return open.size();
    }
  }

  private void replace(Requests.Range range, Progress progress) throws Exception {
    var parts = possible(range);
    String what = parts.isEmpty() ? "nothing" : String.join(", ", new TreeSet<>(parts));
    say(progress, "%s anew from %s to %s".formatted(what, range.from(), range.to()));
    for (String part : range.topologies()) {
      if (!parts.contains(part)) {
        say(progress, part + " stays as it is: the log does not go back far enough, or too far");
      }
    }
    if (!parts.isEmpty()) {
      replace(range, parts, progress);
    }
  }

  private static void say(Progress progress, String line) {
    log.info("{}", line);
    progress.say(line);
  }

  /** The topologies of which the log holds all that they must have seen, within reason. */
  private Set<String> possible(Requests.Range range) {
    var possible = new HashSet<String>();
    try (var kept = new KeptLog(site.kafka())) {
      for (String part : range.topologies()) {
        var since = range.from().minus(Scratch.warmUp(List.of(part)));
        var topics = Scratch.events(List.of(part));
        boolean affordable = !part.equals(BASELINES) || kept.records(topics, since) <= MOST_RECORDS;
        if (affordable && kept.reaches(topics, since)) {
          possible.add(part);
        }
      }
    }
    return possible;
  }

  private void replace(Requests.Range range, Set<String> parts, Progress progress)
      throws Exception {
    var run = new TreeSet<>(parts);
    run.add(HOLDERS);
    if (parts.contains(BASELINES)) {
      run.add(LOADS);
    }
    var topologies = List.copyOf(run);
    var stretch = new Stretch(range.from(), range.to(), Scratch.warmUp(topologies));
    var order = new Replay.Order(site.partitions(), OptionalLong.empty());
    var aside = aside();
    try {
      new Replay(site.kafka(), stretch, topologies, order, RulesByEntity.NONE, site.latency())
          .into(aside, progress);
      take(parts, stretch, aside);
    } catch (CommandException e) {
      // It cannot be computed: the next range may be.
      say(progress, "stays as it is: " + e.getMessage());
    } finally {
      execute(List.of("DROP DATABASE IF EXISTS " + aside.name()));
    }
  }

  private Database aside() {
    Database live = site.tables();
    String name = live.name() + "_replay_" + System.currentTimeMillis();
    return new Database(live.url(), live.user(), live.password(), name);
  }

  private void take(Set<String> parts, Stretch stretch, Database aside) {
    var tables = new ResultTables(new QueryRunner(site.tables()), stretch);
    var statements = new ArrayList<String>();
    for (String part : parts) {
      for (String table : ResultTables.of(part)) {
        statements.add(tables.taking(table, aside.name(), site.tables().name()));
      }
    }
    execute(statements);
  }

  private void execute(List<String> statements) {
    try (var connection = site.tables().connect();
        var statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new CommandException("ClickHouse refuses: " + e.getMessage(), e);
    }
  }
}
