package io.memwall.collectors.agent.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.collectors.agent.http.Answer;
import io.memwall.collectors.agent.http.Problem;
import io.memwall.collectors.agent.http.Request;
import io.memwall.collectors.agent.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the server answers; openapi.yaml says the same. */
record IntakeRoutes(Intake intake) {
  /** Objects in one request. */
  static final int BATCH = 20_000;

  private static final Set<String> LINES =
      Set.of("application/x-ndjson", "application/jsonl", "application/json-lines");
  private static final String OPENAPI = "openapi.yaml";

  List<Route> all() {
    return List.of(
        Route.post("/v1/allocations", r -> batch(r, LedgerFields::entry, intake::ledger)),
        Route.post("/v1/snapshots", r -> batch(r, SnapshotFields::read, intake::snapshot)),
        Route.post("/v1/links", r -> batch(r, LinkFields::read, intake::links)),
        Route.get("/v1/pools/{id}", this::pool),
        Route.get("/openapi.yaml", r -> openApi()).open(),
        Route.get("/health", r -> IntakeAnswers.health(intake.status())).open());
  }

  private <T> Answer batch(
      Request request,
      BiFunction<Placed<JsonNode>, Complaints, Optional<T>> reader,
      Function<List<Placed<T>>, Outcome> taker) {
    boolean lines = LINES.contains(request.mediaType());
    if (!lines && !request.mediaType().equals(Answer.JSON)) {
      return Problem.answer(
          415, "send Content-Type: application/json, or application/x-ndjson for JSON lines");
    }
    if (request.header("content-encoding").filter(each -> !each.equals("identity")).isPresent()) {
      return Problem.answer(415, "send the body without Content-Encoding");
    }
    var complaints = new Complaints();
    List<Placed<JsonNode>> objects =
        lines
            ? JsonBody.lines(request.body(), complaints)
            : JsonBody.document(request.body(), complaints);
    if (objects.size() > BATCH) {
      return Problem.answer(413, "%d objects; send at most %d".formatted(objects.size(), BATCH));
    }
    return IntakeAnswers.of(taken(objects, complaints, reader, taker));
  }

  private <T> Outcome taken(
      List<Placed<JsonNode>> objects,
      Complaints complaints,
      BiFunction<Placed<JsonNode>, Complaints, Optional<T>> reader,
      Function<List<Placed<T>>, Outcome> taker) {
    var batch = new ArrayList<Placed<T>>(objects.size());
    for (Placed<JsonNode> each : objects) {
      reader.apply(each, complaints).ifPresent(read -> batch.add(new Placed<>(each.line(), read)));
    }
    if (!complaints.isEmpty()) {
      return intake.counts().counted(new Outcome.Wrong(complaints.kept(), complaints.count()));
    }
    try {
      return taker.apply(batch);
    } catch (Ledgers.TooManyPoolsException e) {
      return new Outcome.Wrong(
          List.of(new Complaint(1, "pool_id", e.getMessage(), "is the pool's name right?")), 1);
    }
  }

  private Answer pool(Request request) {
    String id = request.parameter("id");
    return intake
        .position(id)
        .map(IntakeAnswers::position)
        .orElseGet(() -> Problem.answer(404, "nothing is known of pool " + id));
  }

  private static Answer openApi() {
    try (InputStream in = IntakeRoutes.class.getResourceAsStream(OPENAPI)) {
      return Answer.of(200, "application/yaml", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the agent's jar lacks " + OPENAPI, e);
    }
  }
}
