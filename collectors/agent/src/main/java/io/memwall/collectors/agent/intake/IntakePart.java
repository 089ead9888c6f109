package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.part.Part;
import io.memwall.collectors.agent.part.PartStatus;
import io.memwall.collectors.agent.part.PartStatus.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The intake of an agent: its server and its followed files, around the same ledgers. */
public final class IntakePart implements Part {
  private static final Duration POLL = Duration.ofMillis(500);

  private final IntakeSettings settings;
  private final IntakeSink sink;
  private volatile List<FollowedFile> files = List.of();
  private volatile State state = State.NEW;
  private volatile Intake intake;
  private volatile Optional<IntakeServer> server = Optional.empty();

  /** Opens nothing yet. */
  public IntakePart(IntakeSettings settings, IntakeSink sink) {
    this.settings = settings;
    this.sink = sink;
  }

  @Override
  public String name() {
    return "intake";
  }

  /**
   * Begins to listen and to read.
   *
   * @throws io.memwall.collectors.agent.http.HttpException when it cannot listen
   * @throws java.io.UncheckedIOException when it cannot remember anything
   */
  @Override
  public synchronized void start() {
    intake = new Intake(settings.directory(), sink);
    server = settings.server().map(http -> new IntakeServer(intake, http));
    server.ifPresent(IntakeServer::start);
    files = settings.follow().stream().map(path -> new FollowedFile(intake, path, POLL)).toList();
    files.forEach(FollowedFile::start);
    state = State.RUNNING;
  }

  /** The running server. */
  public Optional<IntakeServer> server() {
    return server;
  }

  @Override
  public PartStatus status() {
    if (intake == null || state != State.RUNNING) {
      return PartStatus.of(state, Map.of());
    }
    IntakeStatus now = intake.status();
    var counts = new TreeMap<String, Long>();
    counts.put("accepted", now.accepted());
    counts.put("duplicates", now.duplicates());
    now.refused().forEach((reason, count) -> counts.put("refused_" + reason, count));
    Optional<String> trouble =
        now.failure().or(() -> files.stream().flatMap(f -> f.trouble().stream()).findFirst());
    return trouble
        .map(why -> PartStatus.of(State.IMPAIRED, why, counts))
        .orElseGet(() -> PartStatus.of(State.RUNNING, counts));
  }

  /** What was sent and not yet answered gets no answer: it will be sent again. */
  @Override
  public synchronized void close() {
    if (state == State.CLOSED) {
      return;
    }
    state = State.CLOSED;
    server.ifPresent(IntakeServer::close);
    files.forEach(FollowedFile::close);
    if (intake != null) {
      intake.close();
    }
  }
}
