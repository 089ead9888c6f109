package io.memwall.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack's files agree with each other, as far as that can be seen without starting it. */
class ComposeTest {
  private static final JsonNode STACK = Provisioned.yaml(Tree.at("docker-compose.yml"));

  /** What the services listen on within the stack, by the images' and our own configuration. */
  private static final Map<String, List<Integer>> LISTENS =
      Map.of(
          "kafka", List.of(9092, 9093, 9094),
          "clickhouse", List.of(8123, 9000, 9363),
          "alertmanager", List.of(9093),
          "prometheus", List.of(9090),
          "grafana", List.of(3000));

  record Service(String name, JsonNode told) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Service> services() {
    var services = new ArrayList<Service>();
    STACK
        .get("services")
        .properties()
        .forEach(entry -> services.add(new Service(entry.getKey(), entry.getValue())));
    return services;
  }

  private static Map<String, String> versions() {
    var versions = new HashMap<String, String>();
    Tree.text(Tree.at("versions.env"))
        .lines()
        .filter(line -> line.contains("=") && !line.startsWith("#"))
        .map(line -> line.split("=", 2))
        .forEach(pair -> versions.put(pair[0], pair[1]));
    return versions;
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  @ParameterizedTest
  @MethodSource("services")
  void image_isOfTheVersionsFile(Service service) {
    var image = Pattern.compile("\\$\\{(\\w+):\\?}").matcher(service.told().get("image").asText());
    assertThat(image.matches()).isTrue();
    assertThat(versions()).containsKey(image.group(1));
    // A tag that moves would be another stack tomorrow.
    assertThat(versions().get(image.group(1)))
        .matches(".+:[v\\d][\\w.-]+")
        .doesNotContain("latest");
  }

  @Test
  void versions_areAllUsed() {
    String stack = Tree.text(Tree.at("docker-compose.yml"));
    assertThat(versions().keySet()).allSatisfy(name -> assertThat(stack).contains("${" + name));
  }

  @Test
  void broker_isOfTheVersionThatIsTested() {
    String pom = Tree.text(Tree.compose().getParent().resolve("pom.xml"));
    var tested = Pattern.compile("<kafka.version>(.+)</kafka.version>").matcher(pom);
    assertThat(tested.find()).isTrue();
    assertThat(versions().get("KAFKA_IMAGE")).endsWith(":" + tested.group(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"server/Dockerfile", "agent/Dockerfile"})
  void ownImage_isBuiltOnTheJavaOfTheVersionsFile(String file) {
    assertThat(Tree.text(Tree.at(file))).contains(versions().get("MEMWALL_JAVA_IMAGE"));
  }

  @ParameterizedTest
  @MethodSource("services")
  void service_hasLimitsAndIsWatched(Service service) {
    JsonNode limits = service.told().at("/deploy/resources/limits");
    assertThat(limits.path("memory").asText()).matches("\\d+[mg]");
    assertThat(limits.path("cpus").asText()).matches("\\d+");
    assertThat(service.told().at("/logging/options/max-size").asText()).isNotBlank();
    assertThat(service.told().path("restart").asText()).isNotBlank();
    // What runs once and ends is watched by its exit code.
    if (!service.name().equals("prepare")) {
      assertThat(service.told().at("/healthcheck/test/0").asText()).isEqualTo("CMD");
      assertThat(service.told().at("/healthcheck/interval").asText()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void mount_isAFileOfOursOrAVolume(Service service) {
    for (String mount : texts(service.told().path("volumes"))) {
      String from = mount.split(":", 2)[0];
      if (from.startsWith("./")) {
        assertThat(Tree.at(from.substring(2))).exists();
        assertThat(mount).endsWith(":ro");
      } else if (!from.equals("/")) {
        assertThat(STACK.get("volumes").has(from)).as(mount).isTrue();
      } else {
        assertThat(mount).isEqualTo("/:/host:ro");
      }
    }
  }

  @Test
  void volumes_areAllUsed() {
    var used = new TreeSet<String>();
    services()
        .forEach(
            one -> texts(one.told().path("volumes")).forEach(m -> used.add(m.split(":", 2)[0])));
    STACK.get("volumes").fieldNames().forEachRemaining(name -> assertThat(used).contains(name));
  }

  @ParameterizedTest
  @MethodSource("services")
  void dependency_isAServiceAndAStateItCanHave(Service service) {
    service
        .told()
        .path("depends_on")
        .properties()
        .forEach(
            entry -> {
              JsonNode other = STACK.get("services").path(entry.getKey());
              assertThat(other.isMissingNode()).as(entry.getKey()).isFalse();
              boolean ends = entry.getKey().equals("prepare");
              assertThat(entry.getValue().get("condition").asText())
                  .isEqualTo(ends ? "service_completed_successfully" : "service_healthy");
            });
  }

  @ParameterizedTest
  @MethodSource("services")
  void port_isPublishedOnTheLoopbackAndListenedOn(Service service) {
    for (String port : texts(service.told().path("ports"))) {
      assertThat(port).matches("(127\\.0\\.0\\.1|\\$\\{\\w+:-127\\.0\\.0\\.1}):\\d+:\\d+");
      int inner = Integer.parseInt(port.substring(port.lastIndexOf(':') + 1));
      assertThat(LISTENS.get(service.name())).contains(inner);
    }
  }

  static Stream<String> configurations() {
    return Stream.of(
        "docker-compose.yml",
        "server/streams.yaml",
        "server/rules.yaml",
        "prometheus/prometheus.yml",
        "grafana/provisioning/datasources/clickhouse.yaml",
        "grafana/provisioning/alerting/contactpoints.yaml");
  }

  /** Whoever is named is a service, and listens there. */
  @ParameterizedTest
  @MethodSource("configurations")
  void address_isOfAServiceThatListensThere(String file) {
    var address =
        Pattern.compile("\\b(kafka|clickhouse|alertmanager|prometheus|grafana)[:/](\\d{4,5})\\b")
            .matcher(Tree.text(Tree.at(file)));
    int found = 0;
    while (address.find()) {
      found++;
      assertThat(STACK.get("services").has(address.group(1))).isTrue();
      assertThat(LISTENS.get(address.group(1))).contains(Integer.parseInt(address.group(2)));
    }
    if (file.endsWith("clickhouse.yaml")) {
      JsonNode source = Provisioned.yaml(Tree.at(file)).at("/datasources/0/jsonData");
      assertThat(LISTENS.get(source.get("host").asText())).contains(source.get("port").asInt());
    } else {
      assertThat(found).isPositive();
    }
  }

  @Test
  void prometheus_asksWhatListens_andClickHouseListensThere() {
    JsonNode scrapes = Provisioned.yaml(Tree.at("prometheus/prometheus.yml")).get("scrape_configs");
    for (JsonNode scrape : scrapes) {
      String[] target = scrape.at("/static_configs/0/targets/0").asText().split(":", 2);
      assertThat(target[0]).isEqualTo(scrape.get("job_name").asText());
      assertThat(LISTENS.get(target[0])).contains(Integer.parseInt(target[1]));
    }
    assertThat(Tree.text(Tree.at("clickhouse/config.d/memwall.xml"))).contains("<port>9363</port>");
    assertThat(Provisioned.yaml(Tree.at("prometheus/rules.yml")).at("/groups/0/rules"))
        .isNotEmpty();
  }

  @Test
  void alertmanager_hasTheReceiverItSendsTo() {
    JsonNode config = Provisioned.yaml(Tree.at("alertmanager/alertmanager.yml"));
    assertThat(config.at("/receivers/0/name")).isEqualTo(config.at("/route/receiver"));
  }

  @Test
  void secrets_areMadeByTheScriptAndNamedWhereTheyAreUsed(@TempDir Path directory)
      throws IOException, InterruptedException {
    SiteServer.run("make-secrets", directory.toString());
    STACK
        .get("secrets")
        .properties()
        .forEach(
            secret -> {
              String file = secret.getValue().get("file").asText();
              assertThat(file).isEqualTo("./secrets/" + secret.getKey());
              assertThat(directory.resolve(secret.getKey())).isNotEmptyFile();
            });
    for (Service service : services()) {
      for (String secret : texts(service.told().path("secrets"))) {
        assertThat(STACK.get("secrets").has(secret)).as(secret).isTrue();
      }
    }
    assertThat(Files.readString(directory.resolve("site.env"))).matches("SECRETS_GID=\\d+\n");
    assertThat(Tree.text(Tree.at(".gitignore"))).contains("secrets/");
  }

  @Test
  void secrets_thatAreThere_stay(@TempDir Path directory) throws IOException, InterruptedException {
    SiteServer.run("make-secrets", directory.toString());
    String before = Files.readString(directory.resolve("memwall_reader_password"));
    SiteServer.run("make-secrets", directory.toString());
    assertThat(directory.resolve("memwall_reader_password")).hasContent(before);
    assertThat(before).hasSizeGreaterThanOrEqualTo(48);
  }

  /** What is read from /run/secrets is what compose puts there, for that service. */
  @Test
  void secret_thatAFileNames_isGivenToItsService() {
    Map<String, String> files =
        Map.of(
            "server/streams.yaml", "streams",
            "clickhouse/users.d/memwall.xml", "clickhouse",
            "grafana/provisioning/datasources/clickhouse.yaml", "grafana");
    files.forEach(
        (file, service) -> {
          var named = Pattern.compile("/run/secrets/([\\w.]+)").matcher(Tree.text(Tree.at(file)));
          assertThat(named.find()).as(file).isTrue();
          assertThat(texts(STACK.at("/services/" + service + "/secrets"))).contains(named.group(1));
        });
  }

  @Test
  void noFileOfTheStack_holdsASecret() {
    for (Service service : services()) {
      service
          .told()
          .path("environment")
          .properties()
          .forEach(
              entry -> {
                if (entry.getKey().contains("PASSWORD")) {
                  assertThat(entry.getKey()).endsWith("__FILE");
                }
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clickhouse/config.d/memwall.xml",
        "clickhouse/users.d/memwall.xml",
        "clickhouse/tenant.xml"
      })
  void clickHouseFile_isXml(String file) throws Exception {
    String text = Tree.text(Tree.at(file)).replace("@TENANT@", "a").replace("@SHA256@", "0");
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new java.io.ByteArrayInputStream(
                    text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("clickhouse");
  }

  @Test
  void tenant_withAStrangeName_isRefused(@TempDir Path directory) throws Exception {
    var process =
        new ProcessBuilder(Tree.at("add-tenant").toString(), "a' OR 1 OR '", directory.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(directory).isEmptyDirectory();
  }
}
