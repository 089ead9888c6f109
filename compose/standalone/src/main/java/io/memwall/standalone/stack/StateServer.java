package io.memwall.standalone.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.memwall.collectors.agent.http.Answer;
import io.memwall.collectors.agent.http.HttpServer;
import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.Request;
import io.memwall.collectors.agent.http.Route;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotState;
import io.memwall.schemas.results.PoolUse;
import io.memwall.streams.StreamsStatus;
import io.memwall.streams.hotspot.HotspotStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Answers what holds now in the partitions of this process, and whether its topologies move.
 * Several processes of one application answer for a part each.
 */
final class StateServer implements AutoCloseable {
  private static final String HOTSPOT = "hotspot";
  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Comparator<Hotspot> WORST_FIRST =
      Comparator.comparing((Hotspot one) -> one.getState() == HotspotState.CRITICAL)
          .thenComparing(one -> one.getState() == HotspotState.WARN)
          .thenComparing(one -> Optional.ofNullable(one.getScore()).orElse(-1.0))
          .reversed()
          .thenComparing(Hotspot::getEntity);

  private final Pipeline pipeline;
  private final Optional<HttpServer> server;

  /**
   * Begins to answer.
   *
   * @param settings empty: nobody can ask
   */
  StateServer(Optional<HttpSettings> settings, Pipeline pipeline) {
    this.pipeline = pipeline;
    server = settings.map(at -> HttpServer.start("memwall-state", at, routes()));
  }

  private List<Route> routes() {
    return List.of(
        Route.get("/state/hotspots", request -> asked(this::hotspots)),
        Route.get("/state/pools/{id}", request -> asked(() -> pool(request))),
        Route.get("/health", request -> health()).open());
  }

  /** Where it listens, such as {@code http://127.0.0.1:9470}; empty when nobody can ask. */
  Optional<String> address() {
    return server.map(listening -> listening.address().toString());
  }

  @Override
  public void close() {
    server.ifPresent(HttpServer::close);
  }

  /** Something that cannot be asked while tasks move between processes. */
  private interface Question {
    Answer answer() throws JsonProcessingException;
  }

  private static Answer asked(Question question) {
    try {
      return question.answer();
    } catch (IllegalStateException e) {
      return Answer.json(UNAVAILABLE, object("why", e.getMessage()).toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static ObjectNode object(String name, String text) {
    return JSON.createObjectNode().put(name, text);
  }

  /** The worst first. */
  private Answer hotspots() throws JsonProcessingException {
    var answer = JSON.createObjectNode();
    var list = answer.putArray("hotspots");
    var found = hotspotsNow().values().stream();
    for (var one : found.sorted(WORST_FIRST).toList()) {
      list.add(json(one));
    }
    return Answer.json(200, answer.toString());
  }

  private Answer pool(Request request) throws JsonProcessingException {
    String id = request.parameter("id");
    PoolUse use = pipeline.<PoolUse>held(HOTSPOT, HotspotStore.POOLS).get(id);
    var spot = hotspotsNow().get("pool:" + id);
    if (use == null && spot == null) {
      return Answer.json(404, object("why", "no pool " + id + " in this process").toString());
    }
    var answer = object("pool", id);
    answer.set("use", use == null ? JSON.nullNode() : json(use));
    answer.set("hotspot", spot == null ? JSON.nullNode() : json(spot));
    return Answer.json(200, answer.toString());
  }

  private Map<String, Hotspot> hotspotsNow() {
    return pipeline.held(HOTSPOT, HotspotStore.HOTSPOTS);
  }

  /** Avro's own words for a record are JSON. */
  private static JsonNode json(SpecificRecord row) throws JsonProcessingException {
    return JSON.readTree(row.toString());
  }

  private Answer health() {
    var answer = JSON.createObjectNode();
    var failure = pipeline.failure();
    boolean well = failure.isEmpty();
    var list = answer.putArray("topologies");
    for (var status : pipeline.status()) {
      well &= status.frozen().isEmpty();
      list.add(topology(status));
    }
    answer.put("status", well ? "ok" : "degraded");
    failure.ifPresent(why -> answer.put("failure", why));
    return Answer.json(well ? 200 : UNAVAILABLE, answer.toString());
  }

  private static ObjectNode topology(StreamsStatus status) {
    var one = object("topology", status.topology());
    one.put("state", status.state());
    one.put("tasks", status.tasks());
    one.put("replaced_threads", status.replacedThreads());
    status.failure().ifPresent(why -> one.put("failure", why));
    status.frozen().ifPresent(why -> one.put("frozen", why));
    return one;
  }
}
