package io.memwall.collectors.agent;

import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.collectors.agent.config.IntakeConfig;
import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.intake.FollowedFile;
import io.memwall.collectors.agent.intake.Intake;
import io.memwall.collectors.agent.intake.IntakeServer;
import io.memwall.collectors.agent.intake.IntakeSink;
import io.memwall.collectors.agent.intake.IntakeStatus;
import io.memwall.collectors.agent.link.LinkReading;
import io.memwall.collectors.agent.part.Part;
import io.memwall.collectors.agent.part.PartStatus;
import io.memwall.collectors.agent.part.PartStatus.State;
import io.memwall.collectors.agent.publish.Pressure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** What others tell the agent: a server and followed files before one intake. */
final class IntakePart implements Part {
  private static final String NAME = "intake";

  private final Intake intake;
  private final Optional<IntakeServer> server;
  private final List<FollowedFile> files;
  private volatile State state = State.NEW;

  private IntakePart(Intake intake, Optional<HttpSettings> http, List<Path> follow) {
    this.intake = intake;
    this.server = http.map(settings -> new IntakeServer(intake, settings));
    this.files = follow.stream().map(file -> new FollowedFile(intake, file)).toList();
  }

  static PartPlan plan(IntakeConfig config) {
    Optional<HttpSettings> http = config.server().settings();
    return new PartPlan(
        NAME,
        List.of(http, config.follow()),
        context -> {
          Path directory = context.settings().dataDirectory().resolve(NAME);
          var intake = new Intake(directory, new Sink(context), context.clock());
          return new IntakePart(intake, http, config.follow());
        });
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    server.ifPresent(IntakeServer::start);
    files.forEach(FollowedFile::start);
    state = State.RUNNING;
  }

  @Override
  public PartStatus status() {
    IntakeStatus now = intake.status();
    var counts = new TreeMap<String, Long>();
    counts.put("accepted", now.accepted());
    counts.put("duplicates", now.duplicates());
    now.refused().forEach((reason, count) -> counts.put("refused_" + reason, count));
    return now.failure().isPresent() && state == State.RUNNING
        ? PartStatus.of(State.FAILED, now.failure().get(), counts)
        : PartStatus.of(state, counts);
  }

  @Override
  public void close() {
    state = State.CLOSED;
    server.ifPresent(IntakeServer::close);
    files.forEach(FollowedFile::close);
    intake.close();
  }

  /** Hands on to the agent's publisher. */
  private record Sink(PartContext context) implements IntakeSink {
    @Override
    public void ledger(LedgerEntry entry) {
      context.intake().ledger(entry);
    }

    @Override
    public void snapshot(SnapshotChunk chunk) {
      context.publisher().snapshot(chunk);
    }

    @Override
    public void link(LinkReading reading) {
      context.publisher().link(reading);
    }

    @Override
    public CompletableFuture<Void> durable() {
      return context.publisher().durable();
    }

    @Override
    public boolean isShedding() {
      return context.publisher().pressure() == Pressure.SHEDDING;
    }
  }
}
