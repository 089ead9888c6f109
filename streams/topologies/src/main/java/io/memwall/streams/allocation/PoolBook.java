package io.memwall.streams.allocation;

import io.memwall.streams.Revision;
import io.memwall.streams.allocation.Account.Moment;
import io.memwall.streams.allocation.LedgerEntry.Position;
import io.memwall.streams.allocation.PoolSize.Capacity;
import java.time.Duration;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Keeps the ledger of one pool: brings its entries into order and gives a result after each.
 *
 * <p>An entry whose number is too high waits for those before it. When they have been missing for
 * 30 s, of wall time or of the ledger's own, a snapshot that reaches beyond them takes their place;
 * without one the figures are declared uncertain. Not thread-safe.
 */
final class PoolBook {
  /** Entries that may wait. */
  static final int WAITING = 10_000;

  /** How long entries may be missing before the figures are uncertain. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How often it is said again who holds what, since the log does not keep it for ever. */
  static final Duration ANNOUNCED = Duration.ofDays(7);

  private final PoolId pool;
  private final PoolRows rows;
  private final Consumer<LedgerOutput> output;
  private final Account account;
  private final Snapshots snapshots;
  private final NavigableMap<Long, LedgerEntry> waiting = new TreeMap<>(Long::compareUnsigned);
  private PoolHead head;
  private OptionalLong over;

  /**
   * What a book works with.
   *
   * @param rows its state
   * @param surroundings of the pool
   * @param output takes the results
   */
  record Desk(PoolRows rows, Surroundings surroundings, Consumer<LedgerOutput> output) {}

  private PoolBook(PoolId pool, Desk desk, PoolHead head) {
    this.pool = pool;
    this.head = head;
    rows = desk.rows();
    output = desk.output();
    account = new Account(pool, rows, desk.surroundings(), output);
    account.restore(head);
    over = rows.over(pool);
    snapshots = new Snapshots(rows.snapshots(pool), pool);
    rows.waiting(pool).forEach(entry -> waiting.put(entry.position().sequence(), entry));
    if (head.hasProgress()) {
      account.resize(capacity(progress().asOfNs()));
    }
  }

  static PoolBook begin(PoolId pool, Desk desk) {
    return new PoolBook(pool, desk, PoolHead.UNKNOWN);
  }

  /** Opens a book that was kept before. */
  static PoolBook reopen(PoolId pool, Desk desk, byte[] head) {
    return new PoolBook(pool, desk, PoolHead.read(head));
  }

  void take(PoolEvent event, long nowMs) {
    if (event instanceof LedgerEntry entry) {
      take(entry, nowMs);
    } else if (event instanceof SnapshotPart part) {
      take(part, nowMs);
    } else {
      take((PoolSize) event, nowMs);
    }
  }

  private void take(PoolSize size, long nowMs) {
    if (!head.isOlderThan(size.version())) {
      return;
    }
    head = head.with(size);
    boolean told = head.hasProgress() && (progress().applied() != 0 || !progress().certain());
    if (account.resize(capacity(told ? progress().asOfNs() : 0)) && told) {
      emit(nowMs);
    }
    save();
  }

  private void take(LedgerEntry entry, long nowMs) {
    if (!reach(entry.position()) || isKnown(entry.position().sequence())) {
      return;
    }
    if (entry.position().sequence() == progress().applied() + 1) {
      confirm(nowMs);
      apply(entry, nowMs);
      applyWaiting(nowMs);
    } else {
      hold(entry, nowMs);
    }
    save();
  }

  /** A snapshot is for a ledger that lacks entries; one that does not goes on by its entries. */
  private void take(SnapshotPart part, long nowMs) {
    if (!part.isSound() || !reach(part.asOf())) {
      return;
    }
    if (Long.compareUnsigned(part.asOf().sequence(), progress().applied()) > 0) {
      snapshots.take(part);
      expect(part.asOf().sequence(), part.atNs(), nowMs);
      if (!progress().certain()) {
        restore(nowMs);
      }
    }
    save();
  }

  /** Declares the figures uncertain when entries have been missing for too long. */
  void tick(long nowMs) {
    if (!head.hasProgress()) {
      return;
    }
    boolean waitedLong = nowMs - progress().hole().sinceMs() >= PATIENCE.toMillis();
    if (progress().certain() && progress().hasHole() && waitedLong) {
      doubt(nowMs);
      save();
    }
    if (head.announcedMs() == 0) {
      head = head.announced(nowMs);
    } else if (nowMs - head.announcedMs() >= ANNOUNCED.toMillis()) {
      account.announce(moment(over.orElse(progress().epoch()), nowMs));
      head = head.announced(nowMs);
      save();
    }
  }

  /** Begins a new ledger when its epoch is higher; false when the epoch is over. */
  private boolean reach(Position position) {
    long epoch = position.epoch();
    if (!head.hasProgress()) {
      head = head.with(Progress.begin(epoch, 0));
    } else if (Long.compareUnsigned(epoch, progress().epoch()) > 0) {
      over = OptionalLong.of(over.orElse(progress().epoch()));
      rows.putOver(pool, over.getAsLong());
      waiting.clear();
      rows.clearWaiting(pool);
      snapshots.clear();
      head = head.with(Progress.begin(epoch, head.results()));
    }
    return epoch == progress().epoch();
  }

  /**
   * Takes back what the ledger before gave out: with the first entry of this one, whichever entry
   * of it came first.
   */
  private void takeBack(long atNs, long nowMs) {
    if (over.isPresent()) {
      account.begin(capacity(atNs), atNs, moment(over.getAsLong(), nowMs));
      over = OptionalLong.empty();
      rows.deleteOver(pool);
    }
  }

  /** As of a time, like all that is joined; what the inventory says now until it says more. */
  private Optional<Capacity> capacity(long atNs) {
    return account.capacity(atNs).or(head::capacity);
  }

  private boolean isKnown(long sequence) {
    return Long.compareUnsigned(sequence, progress().applied()) <= 0
        || waiting.containsKey(sequence);
  }

  /** What was uncertain turns out to have been right up to the last entry applied. */
  private void confirm(long nowMs) {
    if (!progress().certain() && progress().applied() != 0) {
      head = head.with(progress().withCertain(true));
      emit(nowMs);
    }
  }

  private void apply(LedgerEntry entry, long nowMs) {
    takeBack(entry.atNs(), nowMs);
    account.resize(capacity(entry.atNs()));
    account.apply(entry, moment(nowMs));
    head = head.with(progress().applied(entry.position().sequence(), entry.atNs(), nowMs));
    emit(nowMs);
  }

  private void applyWaiting(long nowMs) {
    while (!waiting.isEmpty() && waiting.firstKey() == progress().applied() + 1) {
      var entry = waiting.pollFirstEntry().getValue();
      rows.deleteWaiting(entry);
      apply(entry, nowMs);
    }
    snapshots.forget(progress().applied());
  }

  private void hold(LedgerEntry entry, long nowMs) {
    if (waiting.size() < WAITING) {
      waiting.put(entry.position().sequence(), entry);
      rows.putWaiting(entry);
    } else {
      account.ledger().note(Anomaly.BUFFER_OVERFLOW);
    }
    expect(entry.position().sequence(), entry.atNs(), nowMs);
  }

  /** Something lies ahead of the ledger: it waits for what is between, but not for ever. */
  private void expect(long sequence, long atNs, long nowMs) {
    head = head.with(progress().early(sequence, atNs, nowMs));
    boolean patient =
        waiting.size() < WAITING && atNs - progress().hole().sinceNs() < PATIENCE.toNanos();
    if (progress().certain() && !patient) {
      doubt(nowMs);
    }
  }

  private void doubt(long nowMs) {
    if (restore(nowMs)) {
      return;
    }
    takeBack(progress().hole().sinceNs(), nowMs);
    var doubtful = progress().withCertain(false);
    // Before the first entry there is no time but that of an early one.
    boolean nothing = doubtful.applied() == 0 && !waiting.isEmpty();
    head = head.with(nothing ? doubtful.withAsOf(earliest()) : doubtful);
    emit(nowMs);
  }

  /** Goes on behind the latest snapshot that is whole; false when there is none. */
  private boolean restore(long nowMs) {
    var whole = snapshots.whole();
    whole.ifPresent(parts -> restore(parts, nowMs));
    return whole.isPresent();
  }

  private void restore(Collection<SnapshotPart> snapshot, long nowMs) {
    var any = snapshot.iterator().next();
    long sequence = any.asOf().sequence();
    takeBack(any.atNs(), nowMs);
    account.resize(capacity(any.atNs()));
    account.replace(snapshot, moment(nowMs));
    var passed = waiting.headMap(sequence, true);
    passed.values().forEach(rows::deleteWaiting);
    passed.clear();
    head = head.with(progress().applied(sequence, any.atNs(), nowMs));
    emit(nowMs);
    applyWaiting(nowMs);
  }

  private long earliest() {
    return waiting.firstEntry().getValue().atNs();
  }

  private Progress progress() {
    return head.progress().orElseThrow();
  }

  private Moment moment(long nowMs) {
    return moment(progress().epoch(), nowMs);
  }

  private Moment moment(long epoch, long nowMs) {
    var revision = new Revision(rows.generation(nowMs), progress().results() + 1);
    return new Moment(epoch, progress().certain(), revision, nowMs);
  }

  private void emit(long nowMs) {
    head = head.with(progress().withResult());
    var revision = new Revision(rows.generation(nowMs), progress().results());
    var figures = PoolFigures.of(account.ledger());
    var use = account.use(figures, progress().asOfNs());
    output.accept(new PoolResult(pool, progress(), figures, use, revision, nowMs));
  }

  private void save() {
    head = head.with(account.ledger());
    rows.putHead(pool, head.bytes());
  }
}
