package io.memwall.collectors.agent;

import io.memwall.collectors.agent.allocation.AllocationIntake;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.flow.FabricMap;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.KafkaOutlet;
import io.memwall.collectors.agent.publish.Outlet;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.schemas.Nanos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a source of frames on a thread of its own until it ends or the agent is closed. The
 * thread never waits for Kafka: what finds no room is given up and counted.
 */
public final class LiveAgent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LiveAgent.class);
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private final LiveSettings settings;
  private final FrameSource source;
  private final FabricMap fabric = new FabricMap();
  private final Outlet outlet;
  private final Identity identity;
  private final Publisher publisher;
  private final LiveWatch watch;
  private final Thread thread;
  private boolean started;
  private boolean closed;

  /**
   * Connects to Kafka and begins an epoch; watches from {@link #start} on.
   *
   * @param source closed with the agent
   * @throws io.memwall.collectors.agent.publish.PublishException when Kafka cannot be reached
   */
  public LiveAgent(LiveSettings settings, FrameSource source) {
    this(
        settings,
        source,
        Clock.systemUTC(),
        KafkaOutlet.open(settings.kafka(), KafkaOutlet.Policy.GIVE_UP));
  }

  /**
   * @param clock the clock the frames are stamped with
   */
  LiveAgent(LiveSettings settings, FrameSource source, InstantSource clock, Outlet outlet) {
    this.settings = settings;
    this.source = source;
    this.outlet = outlet;
    this.identity = identity(settings, Nanos.of(clock.instant()));
    this.publisher = new Publisher(identity, "capture", outlet, clock);
    this.watch = new LiveWatch(settings, source, clock, publisher, fabric);
    this.thread = new Thread(this::watch, "memwall-capture-" + settings.nodeId());
    this.thread.setDaemon(true);
  }

  /** Begins to watch. */
  public synchronized void start() {
    if (closed || started) {
      throw new IllegalStateException("an agent starts once");
    }
    started = true;
    log.info(
        "node {} epoch {} watches {}", settings.nodeId(), identity.epoch(), source.interfaces());
    thread.start();
  }

  /** Where allocators and topology sources report to; flow records are labelled with the latter. */
  public AllocationIntake intake() {
    return new LabellingIntake(publisher, fabric);
  }

  public LiveStatus status() {
    return watch.status(identity, publisher.lastNumbers(), publisher.lost());
  }

  /** Waits until the source has ended and everything of it was handed over. */
  public void awaitEnd() throws InterruptedException {
    thread.join();
  }

  /**
   * Ends the open interval, says goodbye, and delivers what it can. The source is closed first:
   * frames it still holds are not watched any more.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    watch.stop();
    try {
      if (started) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      source.close();
      outlet.close();
    }
    log.info("node {} stopped, {} events lost", identity.nodeId(), publisher.lost());
  }

  private void watch() {
    try {
      watch.run();
    } catch (RuntimeException e) {
      log.error("node {} watches no more", identity.nodeId(), e);
      watch.fail(e);
    }
  }

  private static Identity identity(LiveSettings settings, long nowNanos) {
    long epoch = new EpochFile(settings.dataDirectory(), settings.nodeId()).begin(nowNanos);
    return new Identity(
        settings.nodeId(),
        bootId().orElse(Identity.NO_BOOT),
        epoch,
        settings.fabricId(),
        settings.site(),
        "");
  }

  /** Empty on a kernel that has none. */
  private static Optional<UUID> bootId() {
    try {
      return Optional.of(UUID.fromString(Files.readString(BOOT_ID).strip()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
