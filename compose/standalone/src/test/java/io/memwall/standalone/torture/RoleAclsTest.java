package io.memwall.standalone.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.streams.sink.ClickHouseSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import org.junit.jupiter.api.Test;

/** The rules we ship name what there is, no more than is needed, and reach kafka-acls unchanged. */
final class RoleAclsTest {
  private static Set<String> topics(String role, AclOperation operation) throws Exception {
    return RoleAcls.of(role, "u").stream()
        .filter(acl -> acl.pattern().resourceType() == ResourceType.TOPIC)
        .filter(acl -> acl.entry().operation() == operation)
        .map(acl -> acl.pattern().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Stream<Topic<?>> topics, String... more) {
    return Stream.concat(topics.map(Topic::name), Stream.of(more))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void agent_writesEventsAndSchemas_andReadsNothing() throws Exception {
    assertThat(topics("agent", AclOperation.WRITE))
        .isEqualTo(names(Topics.events().stream(), Topics.SCHEMAS));
    assertThat(topics("agent", AclOperation.READ)).isEmpty();
  }

  @Test
  void sink_readsWhatHasATable() throws Exception {
    var wanted = new TreeSet<>(ClickHouseSink.topics());
    wanted.removeIf(name -> name.startsWith("memwall.result."));
    wanted.addAll(List.of("memwall.result.", Topics.SCHEMAS));
    assertThat(topics("sink", AclOperation.READ)).isEqualTo(wanted);
    assertThat(topics("sink", AclOperation.WRITE)).containsExactly(Topics.DEADLETTER);
  }

  @Test
  void literalTopics_areOfTheCatalogue() throws Exception {
    var known = names(Topics.all().stream(), Topics.SCHEMAS, Topics.DEADLETTER);
    assertThat(RoleAcls.all())
        .filteredOn(each -> each.where().resourceType() == ResourceType.TOPIC)
        .filteredOn(each -> each.where().patternType() == PatternType.LITERAL)
        .hasSizeGreaterThan(30)
        .allMatch(each -> known.contains(each.name()));
  }

  @Test
  void nobodyButAPerson_hasARuleForEverythingOfOurs() throws Exception {
    assertThat(RoleAcls.all())
        .filteredOn(each -> !each.role().equals("admin"))
        .noneMatch(each -> Set.of("*", "memwall.", "memwall-").contains(each.name()));
  }

  @Test
  void script_saysTheSameToKafkaAcls() throws Exception {
    var expected = new ArrayList<String>();
    var said = new ArrayList<String>();
    for (String role : List.of("agent", "streams", "sink", "alerts", "admin")) {
      RoleAcls.of(role, "u").stream()
          .map(acl -> acl.pattern().name() + " " + acl.entry().operation())
          .forEach(expected::add);
      granted(role).forEach(line -> said.addAll(rules(line)));
    }
    assertThat(said).isEqualTo(expected);
  }

  private static List<String> granted(String role) throws Exception {
    Path script = RoleAcls.FILE.resolveSibling("grant");
    Process process =
        new ProcessBuilder("bash", script.toString(), role, "u").redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  /** What one command allows. */
  private static List<String> rules(String command) {
    List<String> words = List.of(command.split(" "));
    assertThat(words).startsWith("kafka-acls", "--add", "--allow-principal", "User:u");
    String name = words.contains("--cluster") ? "kafka-cluster" : words.get(5);
    var rules = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("--operation")) {
        // As kafka-acls reads it.
        rules.add(name + " " + SecurityUtils.operation(words.get(i + 1)));
      }
    }
    return rules;
  }
}
