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
import io.memwall.schemas.results.PoolUse;
import io.memwall.streams.StreamsStatus;
import io.memwall.streams.hotspot.HotspotStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Answers what holds now, and whether the topologies of this process move. Several processes of one
 * application have a part each; whichever is asked asks the others, and names those that are
 * silent.
 */
final class StateServer implements AutoCloseable {
  private static final String HOTSPOT = "hotspot";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Comparator<JsonNode> WORST_FIRST =
      Comparator.comparing((JsonNode one) -> one.path("state").asText().equals("CRITICAL"))
          .thenComparing(one -> one.path("state").asText().equals("WARN"))
          .thenComparing(one -> one.path("score").asDouble(-1))
          .reversed()
          .thenComparing(one -> one.path("entity").asText());

  private final Pipeline pipeline;
  private final Optional<Neighbours> neighbours;
  private final Optional<HttpServer> server;

  /**
   * Begins to answer.
   *
   * @param settings empty: nobody can ask
   */
  StateServer(Optional<HttpSettings> settings, Pipeline pipeline) {
    this.pipeline = pipeline;
    neighbours = settings.map(Neighbours::new);
    server = settings.map(at -> HttpServer.start("memwall-state", at, routes()));
  }

  private List<Route> routes() {
    return List.of(
        Route.get("/state/hotspots", request -> asked(() -> hotspots(request))),
        Route.get("/state/pools/{id}", request -> asked(() -> pool(request))),
        Route.get("/metrics", request -> StorePage.answer(pipeline.storeSizes())),
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
  private Answer hotspots(Request request) throws JsonProcessingException {
    var found = new TreeMap<String, JsonNode>();
    for (var one : hotspotsNow().values()) {
      keepLater(found, json(one));
    }
    var said = neighbours(HotspotStore.HOTSPOTS, request);
    said.answers()
        .values()
        .forEach(answer -> answer.path("hotspots").forEach(one -> keepLater(found, one)));
    var answer = JSON.createObjectNode();
    var list = answer.putArray("hotspots");
    found.values().stream().sorted(WORST_FIRST).forEach(list::add);
    return Answer.json(OK, naming(answer, said).toString());
  }

  /** A standby's copy of a store may lag behind its owner. */
  private static void keepLater(Map<String, JsonNode> found, JsonNode one) {
    found.merge(one.path("entity").asText(), one, (a, b) -> later(a, b, "t_start"));
  }

  private static JsonNode later(JsonNode a, JsonNode b, String time) {
    boolean bIsLater = a.isNull() || (b.path(time).isTextual() && at(b, time).isAfter(at(a, time)));
    return bIsLater ? b : a;
  }

  private static Instant at(JsonNode one, String time) {
    return Instant.parse(one.path(time).asText());
  }

  private Answer pool(Request request) throws JsonProcessingException {
    String id = request.parameter("id");
    PoolUse held = pipeline.<PoolUse>held(HOTSPOT, HotspotStore.POOLS).get(id);
    var judged = hotspotsNow().get("pool:" + id);
    JsonNode use = held == null ? JSON.nullNode() : json(held);
    JsonNode spot = judged == null ? JSON.nullNode() : json(judged);
    var said = neighbours(HotspotStore.POOLS, request);
    for (JsonNode other : said.answers().values()) {
      use = later(use, other.path("use"), "t_as_of");
      spot = later(spot, other.path("hotspot"), "t_start");
    }
    boolean none = use.isNull() && spot.isNull();
    var answer =
        none ? object("why", "no pool " + id + " in any process asked") : object("pool", id);
    if (!none) {
      answer.set("use", use);
      answer.set("hotspot", spot);
    }
    return Answer.json(none ? NOT_FOUND : OK, naming(answer, said).toString());
  }

  private Neighbours.Said neighbours(String store, Request request) {
    boolean alone = request.header(Neighbours.ALONE).isPresent();
    return neighbours
        .filter(any -> !alone)
        .map(others -> others.ask(pipeline.others(HOTSPOT, store), request))
        .orElse(new Neighbours.Said(Map.of(), Map.of()));
  }

  /** An answer in which partitions are missing says whose. */
  private static ObjectNode naming(ObjectNode answer, Neighbours.Said said) {
    if (!said.silent().isEmpty()) {
      var silent = answer.putObject("unanswered");
      said.silent().forEach(silent::put);
    }
    return answer;
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
    return Answer.json(well ? OK : UNAVAILABLE, answer.toString());
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
