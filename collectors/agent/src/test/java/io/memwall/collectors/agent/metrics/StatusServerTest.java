package io.memwall.collectors.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.ListenAddress;
import io.memwall.collectors.agent.limits.LimitStatus;
import io.memwall.collectors.agent.limits.Limits;
import io.memwall.collectors.agent.part.PartStatus;
import io.memwall.collectors.agent.publish.PublishStatus;
import io.memwall.collectors.agent.spool.LossClass;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StatusServerTest {
  private static final PartStatus WELL =
      PartStatus.of(PartStatus.State.RUNNING, Map.of("rounds", 5L));

  private AgentFigures figures = figures(Map.of("host", WELL), true);

  @Test
  void metrics_tellWhatIsThere_andForgetWhatIsGone() throws Exception {
    try (var server = server()) {
      String text = get(server, "/metrics").body();
      assertThat(text)
          .contains("memwall_agent_part_up{part=\"host\"} 1.0")
          .contains("memwall_agent_part_work_total{part=\"host\",what=\"rounds\"} 5.0")
          .contains("memwall_agent_events_total{kind=\"flow\"} 7.0")
          .contains("memwall_agent_events_lost_total{class=\"flow\",reason=\"spool_full\"} 3.0")
          .contains("memwall_agent_limit_cpu_cores 0.5")
          .contains("memwall_agent_cpu_seconds_total 2.0");
      figures = figures(Map.of("links", WELL), true);
      assertThat(get(server, "/metrics").body())
          .contains("part=\"links\"")
          .doesNotContain("part=\"host\"");
    }
  }

  @Test
  void ready_isTrueOnlyWhileDataFlows() throws Exception {
    try (var server = server()) {
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
      figures = figures(Map.of("host", WELL), false);
      HttpResponse<String> gone = get(server, "/health/ready");
      assertThat(gone.statusCode()).isEqualTo(503);
      assertThat(gone.body()).contains("Kafka takes no events: \\\"gone\\\"");
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      figures =
          figures(
              Map.of("capture", PartStatus.of(PartStatus.State.FAILED, "no eth7", Map.of())), true);
      assertThat(get(server, "/health/ready").body()).contains("capture does not work: no eth7");
    }
  }

  private StatusServer server() {
    var server =
        new StatusServer(
            HttpSettings.local(ListenAddress.parse("http://127.0.0.1:0")), () -> figures);
    server.start();
    return server;
  }

  private static HttpResponse<String> get(StatusServer server, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create(server.address() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static AgentFigures figures(Map<String, PartStatus> parts, boolean connected) {
    var lost = Map.of(new PublishStatus.Cause(LossClass.FLOW, "spool_full"), 3L);
    return new AgentFigures(
        Duration.ofSeconds(9),
        Duration.ZERO,
        parts,
        Map.of("flow", 7L),
        new PublishStatus(
            connected,
            connected ? Optional.empty() : Optional.of("\"gone\""),
            PublishStatus.Waiting.NOTHING,
            lost,
            new TreeMap<>()),
        new LimitStatus(
            Optional.of(new Limits(0.5, 1 << 28)),
            OptionalLong.of(2_000_000_000L),
            OptionalLong.of(1 << 26),
            OptionalDouble.empty(),
            0,
            1),
        Map.of("done", 1L));
  }
}
