package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A line as one host's cache has it. */
final class CacheLine {
  private final long address;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private Permission permission = Permission.NONE;
  private LineContent content;
  private boolean acquiring;
  private boolean releasing;
  private Optional<Message> deferredProbe = Optional.empty();

  CacheLine(long address) {
    this.address = address;
    this.content = LineContent.unwritten(address);
  }

  long address() {
    return address;
  }

  Permission permission() {
    return permission;
  }

  LineContent content() {
    return content;
  }

  /** An acquire or a release is on its way: no other may begin on this line. */
  boolean isMoving() {
    return acquiring || releasing;
  }

  boolean isReleasing() {
    return releasing;
  }

  /** Nothing is known of the line and nobody waits for it. */
  boolean isIdle() {
    return permission == Permission.NONE && !isMoving() && waiting.isEmpty();
  }

  void await(Runnable access) {
    waiting.add(access);
  }

  void acquire() {
    acquiring = true;
  }

  /** The pool lets the cache have the line up to here; no content came if it had it already. */
  void granted(Permission granted, Optional<LineContent> arrived) {
    acquiring = false;
    permission = granted;
    arrived.ifPresent(words -> content = words.cleaned());
  }

  void refused() {
    acquiring = false;
  }

  void write(ByteRange range) {
    content = content.written(range);
  }

  void shrinkTo(Permission left) {
    permission = left;
    content = content.cleaned();
  }

  /** The line leaves; true for the message that tells the pool. */
  void release() {
    releasing = true;
    shrinkTo(Permission.NONE);
  }

  void defer(Message probe) {
    deferredProbe = Optional.of(probe);
  }

  /** The pool has taken the line back; a probe that met the release can be answered now. */
  Optional<Message> released() {
    releasing = false;
    Optional<Message> probe = deferredProbe;
    deferredProbe = Optional.empty();
    return probe;
  }

  /** Everything that waited, in order; each may make the line move again. */
  Deque<Runnable> takeWaiting() {
    Deque<Runnable> taken = new ArrayDeque<>(waiting);
    waiting.clear();
    return taken;
  }
}
