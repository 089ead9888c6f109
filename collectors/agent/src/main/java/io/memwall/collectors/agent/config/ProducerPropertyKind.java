package io.memwall.collectors.agent.config;

import java.util.Map;

/**
 * Names of producer settings that may be given on: none that holds a secret or breaks a promise.
 */
record ProducerPropertyKind() implements Kind<String> {
  private static final Map<String, String> OURS =
      Map.of(
          "bootstrap.servers", "kafka.bootstrap",
          "security.protocol", "kafka.security.protocol",
          "sasl.mechanism", "kafka.security.mechanism",
          "sasl.jaas.config", "kafka.security.username and password_file",
          "ssl.truststore.location", "kafka.security.truststore",
          "ssl.keystore.location", "kafka.security.keystore");

  @Override
  public String read(String name) throws Refusal {
    if (OURS.containsKey(name)) {
      throw new Refusal("has a key of its own", OURS.get(name));
    }
    if (Secrecy.hides(name.replace('.', '_')) || name.startsWith("ssl.keystore.certificate")) {
      throw new Refusal("would hold a secret: use the files of kafka.security");
    }
    boolean promised =
        name.equals("acks")
            || name.equals("enable.idempotence")
            || name.equals("transactional.id")
            || name.equals("max.in.flight.requests.per.connection")
            || name.endsWith(".serializer");
    if (promised) {
      throw new Refusal(
          "is not to be changed: no event is lost or doubled because of how it is set");
    }
    if (!name.matches("[a-z][a-z0-9.]{1,80}")) {
      throw new Refusal("is no name of a producer setting");
    }
    return name;
  }

  @Override
  public String allowed() {
    return "a producer setting that is no secret, such as compression.type";
  }
}
