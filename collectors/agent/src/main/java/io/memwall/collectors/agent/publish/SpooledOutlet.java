package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.Blind;
import io.memwall.collectors.agent.spool.Declarations;
import io.memwall.collectors.agent.spool.Destination;
import io.memwall.collectors.agent.spool.Entry;
import io.memwall.collectors.agent.spool.EpochId;
import io.memwall.collectors.agent.spool.Fsync;
import io.memwall.collectors.agent.spool.Journal;
import io.memwall.collectors.agent.spool.JournalEntry;
import io.memwall.collectors.agent.spool.LossBook;
import io.memwall.collectors.agent.spool.Spool;
import io.memwall.schemas.Nanos;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The way out of a live node: to Kafka while it keeps up, to disk while it does not, and nothing is
 * lost without being declared. Whoever hands over never waits, neither for Kafka nor for the disk.
 * Starts without Kafka, too.
 */
public final class SpooledOutlet implements Outlet {
  private static final String QUEUE_FULL = "queue_full";

  private final DeliverySettings settings;
  private final InstantSource clock;
  private final LossBook losses;
  private final Inbox inbox;
  private final Connector connector;
  private final Shelf shelf;
  private final Courier courier;
  private final Waiters waiters;
  private final Rounds rounds;

  private SpooledOutlet(
      DeliverySettings settings, EpochId epoch, InstantSource clock, Opened opened) {
    this.settings = settings;
    this.clock = clock;
    this.losses = opened.losses();
    this.inbox = new Inbox(settings.queueBytes(), opened.spool().last());
    this.connector = new Connector(opened.links(), System::nanoTime);
    var start = new Diary.State(now(), opened.acked(), new TreeMap<>());
    var diary = new Diary(opened.journal(), epoch, losses, start);
    this.shelf = new Shelf(opened.spool(), losses, this::now, diary::writeLosses);
    var parts = new Courier.Parts(inbox, connector, shelf, losses);
    this.courier = new Courier(settings, epoch, parts, opened.acked(), System::nanoTime);
    this.waiters = new Waiters(losses, opened.spool().last());
    boolean forced = settings.spool().fsync() == Fsync.EVERY_SECOND;
    var work = new Rounds.Parts(inbox, courier, shelf, diary, waiters, losses);
    this.rounds = new Rounds(work, clock, forced);
  }

  /** What an earlier life left, and the way to Kafka. */
  private record Opened(
      Journal journal, Spool spool, LossBook losses, long acked, Supplier<Link> links) {}

  /**
   * Opens the spool, with what an earlier life left in it, and begins to work.
   *
   * @param identity with an epoch greater than every earlier one of the node
   * @param clock tells how old events are
   * @throws PublishException when the directory cannot be used, or another agent uses it
   */
  public static SpooledOutlet open(
      DeliverySettings settings, Identity identity, InstantSource clock) {
    return open(
        settings,
        identity,
        clock,
        () -> ProducerLink.open(settings.kafka(), settings.unackedBytes()));
  }

  static SpooledOutlet open(
      DeliverySettings settings, Identity identity, InstantSource clock, Supplier<Link> links) {
    EpochId epoch = identity.epochId();
    Path directory = settings.spool().directory();
    try {
      Journal journal = Journal.open(directory);
      Optional<JournalEntry> previous = journal.previous();
      long acked = previous.map(JournalEntry::acked).orElse(0L);
      Spool spool = Spool.open(settings.spool(), acked);
      LossBook losses = new LossBook();
      boolean whole = settings.spool().fsync() == Fsync.ALWAYS;
      previous.ifPresent(last -> inherit(losses, last, epoch, whole, Nanos.of(clock.instant())));
      var outlet =
          new SpooledOutlet(
              settings, epoch, clock, new Opened(journal, spool, losses, acked, links));
      outlet.rounds.start();
      return outlet;
    } catch (IOException e) {
      throw new PublishException(
          "the spool cannot be kept in %s: %s".formatted(directory, e.getMessage()), e);
    }
  }

  private static void inherit(
      LossBook losses, JournalEntry last, EpochId epoch, boolean whole, long now) {
    losses.inherit(last.pending());
    if (last.finished() || last.epoch().equals(epoch)) {
      return;
    }
    // What was spooled and not forced may be gone with the machine's memory.
    boolean trusted = whole || last.epoch().bootId().equals(epoch.bootId());
    NavigableMap<Integer, Long> safe = trusted ? last.safe() : new TreeMap<>();
    losses.blind(new Blind(last.epoch(), last.time(), Math.max(now, last.time()), safe));
  }

  private long now() {
    return Nanos.of(clock.instant());
  }

  @Override
  public void send(Entry entry) {
    if (entry.destination().partition() == Destination.EVERY_PARTITION) {
      losses.carriedBy(entry.number());
    }
    Inbox.Offer offer = inbox.offer(entry);
    if (!offer.taken()) {
      losses.lostUnsafe(offer.queued(), QUEUE_FULL);
    }
  }

  @Override
  public void flush() {
    durable(position()).join();
  }

  @Override
  public long position() {
    return inbox.position();
  }

  @Override
  public long recently() {
    return rounds.recently();
  }

  @Override
  public CompletableFuture<Void> durable(long since) {
    CompletableFuture<Void> future = waiters.add(since, inbox.position());
    inbox.wake();
    return future;
  }

  @Override
  public Pressure pressure() {
    if (rounds.shedRecently() || shelf.bytes() > settings.spool().maxBytes() / 10 * 9) {
      return Pressure.SHEDDING;
    }
    boolean behind = rounds.isBehind() || inbox.bytes() > inbox.capacity() / 2;
    return behind ? Pressure.COARSE : Pressure.NONE;
  }

  @Override
  public PublishStatus.Waiting waiting() {
    OptionalLong oldest = courier.oldest();
    return new PublishStatus.Waiting(
        inbox.bytes(),
        courier.unackedBytes(),
        shelf.bytes(),
        oldest.isPresent()
            ? OptionalLong.of(Math.max(0, now() - oldest.getAsLong()))
            : OptionalLong.empty());
  }

  @Override
  public boolean connected() {
    return courier.isConnected();
  }

  @Override
  public Optional<String> trouble() {
    return connected() ? Optional.empty() : connector.trouble();
  }

  @Override
  public Declarations declarations() {
    return losses.pending();
  }

  @Override
  public Map<PublishStatus.Cause, Long> lost() {
    return losses.counts().entrySet().stream()
        .collect(
            Collectors.toMap(
                each -> new PublishStatus.Cause(each.getKey().lossClass(), each.getKey().reason()),
                Map.Entry::getValue));
  }

  /** Delivers what it can within 4 s; the rest waits on disk for the next life. */
  @Override
  public void close() {
    rounds.finish();
    connector.close();
  }
}
