package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.window.Window.Subject;

/**
 * The tables of a fold's state, told apart by the first byte of their keys. Renaming one loses what
 * is in it.
 */
enum Table {
  /** case, entity, start, half, epoch: the last record of an interval. */
  CONTRIBUTION('C'),
  /** case, entity, minute: who changed a window of it since its last result. */
  OWED('D'),
  /** Up to which number results may be numbered. */
  NUMBER('N'),
  /** case, node, start, epoch: how well a node watched. */
  SPAN('S'),
  /** case, node, epoch: how far an epoch has come. */
  EPOCH('E'),
  /** case, node, minute, entity: which entities a node contributed to. */
  TOUCHED('T'),
  /** case, node, epoch, watermark, minute, entity: until when an epoch keeps a minute. */
  LEASE('L'),
  /** case, entity, minute, node, epoch: who keeps a minute, until when, touched when. */
  HOLDER('H'),
  /** case, link, minute, connection, direction: what each tap saw, and which one is summed. */
  TAPS('P'),
  /** case, entity: minutes whose records are gone. */
  GONE('X'),
  /** When the surroundings of windows were last looked at. */
  LOOKED('K'),
  /** The generation of this state. */
  GENERATION('G');

  private final char tag;

  Table(char tag) {
    this.tag = tag;
  }

  ByteWriter key() {
    return new ByteWriter().int8(tag);
  }

  ByteWriter key(Subject subject) {
    return key().text(subject.caseName()).text(subject.entity());
  }

  ByteWriter minuteKey(Window minute) {
    return key(minute.subject()).ordered(minute.startNs());
  }

  ByteWriter key(Epoch.Observer observer) {
    return key().text(observer.caseName()).text(observer.node());
  }

  ByteWriter key(Epoch epoch) {
    return key(epoch.observer()).int64(epoch.epoch());
  }

  /** The fields of a key of any table. */
  static ByteReader fields(byte[] key) {
    var in = new ByteReader(key);
    in.int8();
    return in;
  }

  static Epoch epoch(ByteReader in) {
    return new Epoch(in.text(), in.text(), in.int64());
  }

  static Window minute(ByteReader in) {
    return Minutes.minuteOf(new Subject(in.text(), in.text()), in.ordered());
  }
}
