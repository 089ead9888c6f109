package io.memwall.collectors.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.host.HostReader;
import io.memwall.collectors.agent.host.HostSettings;
import io.memwall.collectors.agent.host.HostTree;
import io.memwall.collectors.agent.link.LinkReader;
import io.memwall.collectors.agent.link.LinkSettings;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.KafkaOutlet;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.engines.SharedEngines;
import io.memwall.schemas.EventType;
import io.memwall.schemas.TopicSetup;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.LinkHealth;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Looks at recorded hosts and their ports, read back from a real broker. */
final class HostPublishIT {
  @BeforeAll
  static void createTopics() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedEngines.kafka()))) {
      new TopicSetup(admin, 4, 1).ensure();
    }
  }

  @Test
  void looks_areInTheLogInTheirOrder() {
    String node = SharedEngines.freshName("host");
    var identity = new Identity(node, Identity.NO_BOOT, 1, "f", "s", "");
    try (KafkaOutlet outlet = KafkaOutlet.open(KafkaTarget.at(SharedEngines.kafka()))) {
      var publisher = new Publisher(identity, "agent", outlet, Clock.systemUTC());
      HostTree.SHAPES.forEach(shape -> look(shape, publisher));
      publisher.flush();
    }

    var published = PublishedEvents.of(SharedEngines.kafka(), node);
    assertThat(published.numbers(EventType.HOST.stream(0))).containsExactly(0L, 1L, 2L);
    assertThat(published.of(Topics.HOST.name()))
        .allSatisfy(event -> assertThat(event.key()).isEqualTo(node))
        .extracting(event -> Events.decoded(HostMemory.class, event.record().value()))
        .extracting(
            host -> host.getNuma().size() + " nodes, " + host.getCxlMemories().size() + " CXL")
        .containsExactly("1 nodes, 0 CXL", "3 nodes, 2 CXL", "2 nodes, 0 CXL");
    assertThat(published.of(Topics.LINK.name()))
        .extracting(event -> Events.decoded(LinkHealth.class, event.record().value()))
        .extracting(LinkHealth::getPort)
        .containsExactlyInAnyOrder("eth0", "ifb0", "bond0", "eth0", "eth1", "ens1f0");
  }

  private static void look(String shape, Publisher publisher) {
    var settings =
        new HostSettings(
            HostTree.recorded(shape), List.of(), true, new HostSettings.NvidiaSmi.Off());
    var ports = new LinkSettings(HostTree.recorded(shape), List.of("*"), false);
    try (var host = new HostReader(settings, Clock.systemUTC());
        var links = new LinkReader(ports, Clock.systemUTC())) {
      publisher.host(host.read());
      links.read().forEach(publisher::link);
    }
  }
}
