package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;

/**
 * The tables of the state, told apart by the first byte of their keys. Renaming one loses what is
 * in it.
 */
enum Table {
  /** entity, start, member, position: a piece. */
  PIECE('P'),
  /** case, link, start: how full a link was. */
  LOAD('U'),
  /** case, link, start, entity: whose window ran over a link. */
  USER('X'),
  /** pool, start, connection: who may fall back on a pool's baseline. */
  LEANER('F'),
  /** entity, start: windows to be looked at again. */
  DIRTY('D'),
  /** entity, start: what a window taught, and what was said of it. */
  WINDOW('W'),
  /** entity: how far what was learnt reaches. */
  REACH('R'),
  /** entity, version, series, hour: quiet latencies of an hour that may still change. */
  HOUR('H'),
  /** entity, version, series: the p5 of hours that change no more. */
  HOURS('L'),
  /** entity, version, series, day, bin: latencies at a utilisation. */
  BIN('B'),
  /** entity, minute: the curves that its windows are measured by, and what was said of them. */
  CURVES('C'),
  /** The generation of this state. */
  GENERATION('G');

  private final char tag;

  Table(char tag) {
    this.tag = tag;
  }

  ByteWriter key() {
    return new ByteWriter().int8(tag);
  }

  ByteWriter key(Entity entity) {
    var key = key();
    entity.write(key);
    return key;
  }

  ByteWriter key(String caseName, String link) {
    return key().text(caseName).text(link);
  }

  ByteWriter key(Entity entity, Track track) {
    var key = key(entity).text(track.version());
    track.series().write(key);
    return key;
  }

  /** The fields of a key of any table. */
  static ByteReader fields(byte[] key) {
    var in = new ByteReader(key);
    in.int8();
    return in;
  }
}
