package io.memwall.collectors.agent.config;

/** Everything a node's agent is told. */
public record AgentConfig(
    NodeConfig node,
    KafkaConfig kafka,
    CaptureConfig capture,
    HostConfig host,
    LinksConfig links,
    IntakeConfig intake,
    InventoryConfig inventory,
    SpoolConfig spool,
    LimitsConfig limits,
    PrivacyConfig privacy,
    HttpConfig http) {

  static AgentConfig read(Section root) {
    NodeConfig node = root.section("node", NodeConfig::read);
    KafkaConfig kafka = root.section("kafka", KafkaConfig::read);
    int before = root.reading().mistakes();
    CaptureConfig capture = root.section("capture", CaptureConfig::read);
    boolean captureIsWell = root.reading().mistakes() == before;
    return new AgentConfig(
        node,
        kafka,
        capture,
        root.section("host", HostConfig::read),
        root.section("links", LinksConfig::read),
        root.section("intake", IntakeConfig::read),
        root.section("inventory", InventoryConfig::read),
        root.section("spool", section -> SpoolConfig.read(section, node)),
        root.section("limits", section -> limits(section, capture, captureIsWell)),
        root.section("privacy", PrivacyConfig::read),
        root.section("http", HttpConfig::read));
  }

  private static LimitsConfig limits(
      Section section, CaptureConfig capture, boolean captureIsWell) {
    int before = section.reading().mistakes();
    LimitsConfig limits = LimitsConfig.read(section);
    if (captureIsWell && section.reading().mistakes() == before) {
      limits.judge(section, capture);
    }
    return limits;
  }
}
