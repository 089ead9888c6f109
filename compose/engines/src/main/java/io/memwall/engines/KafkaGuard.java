package io.memwall.engines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Makes a node speak to clients in TLS only, and only to those who prove a password by
 * SCRAM-SHA-512. Users are made when the directory is first used.
 *
 * @param keystore certificate and key of the node (PKCS #12), for 127.0.0.1, and the authorities it
 *     believes
 * @param keystorePassword of the store and of the key
 * @param users passwords by name; letters, digits and dashes
 * @param isStrict clients must show a certificate as well, nobody but {@link #ITSELF} may do
 *     anything without an ACL, and controllers know each other by certificate
 */
public record KafkaGuard(
    Path keystore, String keystorePassword, Map<String, String> users, boolean isStrict) {
  static final String USERS = "memwall.scram.users";

  private static final String LISTENER = "GUARDED";
  private static final String MECHANISM = "SCRAM-SHA-512";
  private static final String WORD = "[A-Za-z0-9-]+";

  /** The node speaks to itself and its like in the same way, with the password of its keystore. */
  public static final String ITSELF = "node-itself";

  public KafkaGuard {
    users = Map.copyOf(users);
    users.forEach(KafkaGuard::check);
  }

  /** Users who may do everything. */
  public KafkaGuard(Path keystore, String keystorePassword, Map<String, String> users) {
    this(keystore, keystorePassword, users, false);
  }

  /** The same, refusing whatever is not proved and allowed. */
  public KafkaGuard strict() {
    return new KafkaGuard(keystore, keystorePassword, users, true);
  }

  private static void check(String name, String password) {
    if (!name.matches(WORD) || !password.matches(WORD) || name.equals(ITSELF)) {
      throw new IllegalArgumentException("user " + name + ": letters, digits and dashes only");
    }
  }

  /** Adds itself to the server's properties; {@code client} is host:port. */
  void apply(Properties properties, String client, String controller) {
    String listener = LISTENER + "://" + client;
    properties.setProperty("listeners", listener + "," + controller);
    properties.setProperty("advertised.listeners", listener);
    properties.setProperty("inter.broker.listener.name", LISTENER);
    properties.setProperty(
        "listener.security.protocol.map", LISTENER + ":SASL_SSL,CONTROLLER:PLAINTEXT");
    properties.setProperty("sasl.enabled.mechanisms", MECHANISM);
    properties.setProperty("sasl.mechanism.inter.broker.protocol", MECHANISM);
    properties.setProperty("ssl.keystore.location", keystore.toString());
    properties.setProperty("ssl.keystore.type", "PKCS12");
    properties.setProperty("ssl.keystore.password", keystorePassword);
    properties.setProperty("ssl.key.password", keystorePassword);
    properties.setProperty("ssl.truststore.location", keystore.toString());
    properties.setProperty("ssl.truststore.type", "PKCS12");
    properties.setProperty("ssl.truststore.password", keystorePassword);
    properties.setProperty(
        "listener.name.guarded.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(ITSELF, keystorePassword));
    properties.setProperty(USERS, String.join(";", arguments()));
    if (isStrict) {
      refuse(properties);
    }
  }

  private void refuse(Properties properties) {
    properties.setProperty("listener.security.protocol.map", LISTENER + ":SASL_SSL,CONTROLLER:SSL");
    properties.setProperty("listener.name.guarded.ssl.client.auth", "required");
    properties.setProperty("listener.name.controller.ssl.client.auth", "required");
    properties.setProperty(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    properties.setProperty("allow.everyone.if.no.acl.found", "false");
    properties.setProperty("super.users", "User:%s;User:%s".formatted(ITSELF, subject()));
  }

  /** As Kafka names who shows this certificate. */
  private String subject() {
    try (InputStream in = Files.newInputStream(keystore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, keystorePassword.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          return ((X509Certificate) store.getCertificate(alias))
              .getSubjectX500Principal()
              .getName();
        }
      }
      throw new EngineException(keystore + " holds no key");
    } catch (IOException | GeneralSecurityException e) {
      throw new EngineException(keystore + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** As Kafka's formatter wants to be told. */
  private List<String> arguments() {
    var all = new LinkedHashMap<>(users);
    all.put(ITSELF, keystorePassword);
    return all.entrySet().stream()
        .map(e -> "%s=[name=%s,password=%s]".formatted(MECHANISM, e.getKey(), e.getValue()))
        .toList();
  }
}
