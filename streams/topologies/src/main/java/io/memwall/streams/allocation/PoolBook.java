package io.memwall.streams.allocation;

import io.memwall.streams.Revision;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Keeps the ledger of one pool: brings its entries into order and gives a result after each.
 *
 * <p>An entry whose number is too high waits for those before it; when they have been missing for
 * 30 s, of wall time or of the ledger's own, the figures are declared uncertain. Not thread-safe.
 */
final class PoolBook {
  /** Entries that may wait. */
  static final int WAITING = 10_000;

  /** How long entries may be missing before the figures are uncertain. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PoolId pool;
  private final PoolRows rows;
  private final Consumer<PoolResult> output;
  private final NavigableMap<Long, LedgerEntry> waiting = new TreeMap<>(Long::compareUnsigned);
  private PoolHead head;
  private Ledger ledger;

  private PoolBook(PoolId pool, PoolRows rows, PoolHead head, Consumer<PoolResult> output) {
    this.pool = pool;
    this.rows = rows;
    this.head = head;
    this.output = output;
    ledger = new Ledger(head.capacity());
  }

  static PoolBook begin(PoolId pool, PoolRows rows, Consumer<PoolResult> output) {
    return new PoolBook(pool, rows, PoolHead.UNKNOWN, output);
  }

  /** Opens a book that was kept before. */
  static PoolBook reopen(PoolId pool, PoolRows rows, byte[] head, Consumer<PoolResult> output) {
    var book = new PoolBook(pool, rows, PoolHead.read(head), output);
    rows.holdings(pool).forEach(held -> book.ledger.restore(held.getKey(), held.getValue()));
    book.ledger.restore(book.head.failures(), book.head.anomalies());
    rows.waiting(pool).forEach(entry -> book.waiting.put(entry.position().sequence(), entry));
    return book;
  }

  void take(PoolSize size, long nowMs) {
    if (!head.isOlderThan(size.version())) {
      return;
    }
    boolean changed = !head.capacity().equals(size.capacity());
    head = head.with(size);
    if (changed) {
      ledger.resize(size.capacity());
    }
    if (changed && head.hasProgress()) {
      emit(nowMs);
    }
    save();
  }

  void take(LedgerEntry entry, long nowMs) {
    long epoch = entry.position().epoch();
    if (!head.hasProgress() || Long.compareUnsigned(epoch, progress().epoch()) > 0) {
      beginLedger(epoch);
    }
    if (epoch != progress().epoch() || isKnown(entry.position().sequence())) {
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

  /** Declares the figures uncertain when entries have been missing for too long. */
  void tick(long nowMs) {
    if (head.hasProgress()
        && progress().certain()
        && progress().hasHole()
        && nowMs - progress().hole().sinceMs() >= PATIENCE.toMillis()) {
      doubt(nowMs);
      save();
    }
  }

  private boolean isKnown(long sequence) {
    return Long.compareUnsigned(sequence, progress().applied()) <= 0
        || waiting.containsKey(sequence);
  }

  private void beginLedger(long epoch) {
    rows.clear(pool);
    waiting.clear();
    head = head.with(Progress.begin(epoch, head.results()));
    ledger = new Ledger(head.capacity());
  }

  /** What was uncertain turns out to have been right up to the last entry applied. */
  private void confirm(long nowMs) {
    if (!progress().certain() && progress().applied() != 0) {
      head = head.with(progress().withCertain(true));
      emit(nowMs);
    }
  }

  private void apply(LedgerEntry entry, long nowMs) {
    ledger.apply(entry);
    for (var id : ledger.holdings().takeTouched()) {
      rows.putHolding(pool, id, ledger.holdings().get(id));
    }
    head = head.with(progress().applied(entry, nowMs));
    emit(nowMs);
  }

  private void applyWaiting(long nowMs) {
    while (!waiting.isEmpty() && waiting.firstKey() == progress().applied() + 1) {
      var entry = waiting.pollFirstEntry().getValue();
      rows.deleteWaiting(entry);
      apply(entry, nowMs);
    }
  }

  private void hold(LedgerEntry entry, long nowMs) {
    head = head.with(progress().early(entry, nowMs));
    if (waiting.size() < WAITING) {
      waiting.put(entry.position().sequence(), entry);
      rows.putWaiting(entry);
    } else {
      ledger.note(Anomaly.BUFFER_OVERFLOW);
    }
    boolean patient =
        waiting.size() < WAITING && entry.atNs() - progress().hole().sinceNs() < PATIENCE.toNanos();
    if (progress().certain() && !patient) {
      doubt(nowMs);
    }
  }

  private void doubt(long nowMs) {
    var doubtful = progress().withCertain(false);
    // Before the first entry there is no time but that of an early one.
    head = head.with(doubtful.applied() == 0 ? doubtful.withAsOf(earliest()) : doubtful);
    emit(nowMs);
  }

  private long earliest() {
    return waiting.firstEntry().getValue().atNs();
  }

  private Progress progress() {
    return head.progress().orElseThrow();
  }

  private void emit(long nowMs) {
    head = head.with(progress().withResult());
    var revision = new Revision(rows.generation(nowMs), progress().results());
    output.accept(new PoolResult(pool, progress(), PoolFigures.of(ledger), revision, nowMs));
  }

  private void save() {
    head = head.with(ledger);
    rows.putHead(pool, head.bytes());
  }
}
