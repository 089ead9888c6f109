package io.memwall.collectors.agent;

import io.memwall.collectors.agent.allocation.AllocationIntake;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.flow.FabricMap;
import io.memwall.collectors.agent.limits.Governor;
import io.memwall.collectors.agent.limits.Pace;
import io.memwall.collectors.agent.limits.Usage;
import io.memwall.collectors.agent.metrics.AgentFigures;
import io.memwall.collectors.agent.part.Timer;
import io.memwall.collectors.agent.publish.DeliverySettings;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.Outlet;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.collectors.agent.publish.Report;
import io.memwall.collectors.agent.publish.SpooledOutlet;
import io.memwall.schemas.Nanos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent of a node: parts that observe, one identity and one publisher for all of them, and a
 * thread that reports for the whole. No part waits for Kafka: what it does not take waits on disk.
 */
public final class LiveAgent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LiveAgent.class);
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private final LiveSettings settings;
  private final Outlet outlet;
  private final Identity identity;
  private final Publisher publisher;
  private final Timer timer;
  private final Heart heart;
  private final PartContext context;
  private final Pace pace = new Pace();
  private final Governor governor;
  private final Reloads reloads = new Reloads();
  private final long begun = System.nanoTime();
  private final PartList parts = new PartList();
  private final Usage usage = new Usage(Path.of("/proc/self"));
  private final Thread thread;
  private final Optional<FrameSource> given;
  private volatile boolean closing;
  private boolean started;
  private boolean closed;
  private AgentPlan plan;

  /**
   * Begins an epoch; works from {@link #start} on, with Kafka or without.
   *
   * @throws io.memwall.collectors.agent.publish.PublishException when the spool cannot be used
   */
  public LiveAgent(LiveSettings settings, AgentPlan plan) {
    this(settings, plan, Optional.empty(), Clock.systemUTC(), spooled(settings));
  }

  /**
   * An agent that only watches a source of frames, until that ends.
   *
   * @param source closed with the agent
   */
  public LiveAgent(LiveSettings settings, FrameSource source) {
    this(settings, source, Clock.systemUTC(), spooled(settings));
  }

  private LiveAgent(
      LiveSettings settings,
      FrameSource source,
      InstantSource clock,
      Function<Identity, Outlet> outlet) {
    this(settings, AgentPlan.EMPTY, Optional.of(source), clock, outlet);
  }

  /**
   * @param clock the clock the frames are stamped with
   */
  LiveAgent(LiveSettings settings, FrameSource source, InstantSource clock, Outlet outlet) {
    this(settings, source, clock, identity -> outlet);
  }

  /** An agent of parts, with an outlet of one's own. */
  LiveAgent(LiveSettings settings, AgentPlan plan, InstantSource clock, Outlet outlet) {
    this(settings, plan, Optional.empty(), clock, identity -> outlet);
  }

  private LiveAgent(
      LiveSettings settings,
      AgentPlan plan,
      Optional<FrameSource> given,
      InstantSource clock,
      Function<Identity, Outlet> outlet) {
    this.settings = settings;
    this.plan = plan;
    this.given = given;
    this.identity = identity(settings, Nanos.of(clock.instant()));
    this.outlet = outlet.apply(identity);
    var collector = new Publisher.Collector("capture", settings.addresses());
    this.publisher = new Publisher(identity, collector, this.outlet, clock);
    this.timer = new Timer(clock);
    var fabric = new FabricMap();
    var intake = new LabellingIntake(publisher, fabric);
    this.context =
        new PartContext(
            settings, identity, publisher, intake, fabric, clock, timer, pace, this::figures);
    this.governor = new Governor(usage, System::nanoTime, new AgentLevers(pace, timer, publisher));
    this.heart = new Heart(publisher, clock, parts::all, this::expense);
    this.thread = new Thread(this::run, "memwall-agent-" + settings.node().id());
    this.thread.setDaemon(true);
  }

  private static Function<Identity, Outlet> spooled(LiveSettings settings) {
    var delivery = DeliverySettings.of(settings.kafka(), settings.spool());
    return identity -> SpooledOutlet.open(delivery, identity, Clock.systemUTC());
  }

  /** Begins to work. */
  public synchronized void start() {
    if (closed || started) {
      throw new IllegalStateException("an agent starts once");
    }
    heart.begin();
    started = true;
    apply();
    log.info("node {} epoch {} runs {}", settings.node().id(), identity.epoch(), parts.names());
    thread.start();
  }

  /**
   * Goes on with other parts: those whose settings stayed run on, all others end first. Identity,
   * numbers and Kafka stay.
   */
  public synchronized void reload(AgentPlan next) {
    if (closed) {
      throw new IllegalStateException("the agent is closed");
    }
    plan = next;
    if (started) {
      apply();
      log.info("node {} now runs {}", settings.node().id(), parts.names());
    }
    reloads.done();
  }

  /** Notes that a reload was asked for and nothing changed, such as for mistakes in a file. */
  public void notReloaded() {
    reloads.failed();
  }

  private void apply() {
    Optional<CapturePlan> capture =
        given.map(CapturePlan::of).or(() -> plan.capture().map(CapturePlan::of));
    governor.keep(plan.limits());
    parts.apply(capture, context, heart);
    parts.apply(plan.parts(), context);
  }

  /** Where allocators and topology sources report to; flow records are labelled with the latter. */
  public AllocationIntake intake() {
    return context.intake();
  }

  public LiveStatus status() {
    return LiveStatus.of(identity, publisher, parts);
  }

  /** Waits until a capture's source has ended and everything of it was handed over. */
  public void awaitEnd() throws InterruptedException {
    Optional<Capture> capture = parts.capture();
    if (capture.isPresent()) {
      capture.get().awaitEnd();
    }
  }

  private void run() {
    while (!closing) {
      try {
        heart.round();
        governor.round();
      } catch (RuntimeException e) {
        // The outermost loop: what fails once may work the next time, and status tells.
        log.error("node {}: a round failed", settings.node().id(), e);
      }
    }
  }

  /** A picture of the agent now. */
  public AgentFigures figures() {
    return new AgentFigures(
        Duration.ofNanos(System.nanoTime() - begun),
        Duration.ofNanos(heart.silentNanos()),
        parts.statuses(),
        EventCounts.of(publisher.lastNumbers()),
        publisher.status(),
        governor.status(),
        reloads.counts());
  }

  private Report.Expense expense() {
    return new Report.Expense(usage.cpuNanos(), usage.residentBytes(), settings.configHash());
  }

  /** Has every part hand over what is open, says goodbye, and delivers what it can. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      stop();
    } finally {
      given.ifPresent(FrameSource::close);
      outlet.close();
    }
    log.info("node {} stopped, {} events lost", identity.nodeId(), publisher.lost());
  }

  private void stop() {
    closing = true;
    heart.wake();
    try {
      if (started) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timer.close();
    parts.close();
    if (started) {
      heart.end();
    }
  }

  private static Identity identity(LiveSettings settings, long nowNanos) {
    long epoch = new EpochFile(settings.node().dataDir(), settings.node().id()).begin(nowNanos);
    return new Identity(
        settings.node().id(),
        bootId().orElse(Identity.NO_BOOT),
        epoch,
        settings.node().fabric(),
        settings.node().site(),
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
