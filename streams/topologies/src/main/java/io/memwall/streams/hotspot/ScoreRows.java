package io.memwall.streams.hotspot;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Generation;
import io.memwall.streams.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The state of scores as rows: the progress of each entity, and readings of undecided windows. */
final class ScoreRows {
  private static final int PROGRESS = 'P';
  private static final int READING = 'R';
  private static final int GENERATION = 'G';

  private final Rows rows;
  private final Generation generation;

  ScoreRows(Rows rows) {
    this.rows = rows;
    generation = new Generation(rows, new ByteWriter().int8(GENERATION).bytes());
  }

  /** Of this state; seconds since 1970. */
  long generation(long nowMs) {
    return generation.at(nowMs);
  }

  void put(Entity entity, Progress progress) {
    rows.put(key(PROGRESS, entity).bytes(), progress.encode());
  }

  void delete(Entity entity) {
    rows.delete(key(PROGRESS, entity).bytes());
  }

  Map<Entity, Progress> progress() {
    var found = new LinkedHashMap<Entity, Progress>();
    rows.scan(
        new ByteWriter().int8(PROGRESS).bytes(),
        (key, value) -> {
          found.put(Entity.read(new ByteReader(key, 1)), Progress.decode(value));
          return true;
        });
    return found;
  }

  void put(Reading reading) {
    rows.put(key(reading), ReadingFormat.encode(reading));
  }

  void delete(Reading reading) {
    rows.delete(key(reading));
  }

  /** The readings of all entities, in the order of their starts within each source. */
  List<Reading> readings() {
    var found = new ArrayList<Reading>();
    rows.scan(
        new ByteWriter().int8(READING).bytes(),
        (key, value) -> found.add(ReadingFormat.decode(value)));
    return found;
  }

  private static byte[] key(Reading reading) {
    return key(READING, reading.entity())
        .text(reading.origin().key())
        .ordered(reading.interval().startNs())
        .bytes();
  }

  private static ByteWriter key(int table, Entity entity) {
    var out = new ByteWriter().int8(table);
    entity.write(out);
    return out;
  }
}
