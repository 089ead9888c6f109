package io.memwall.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

final class KafkaRefusalTest {
  private static final Map<String, Object> CLIENT =
      Map.of(
          "bootstrap.servers", "k1:9093",
          "sasl.jaas.config", "Scram required username=\"a \\\"b\\\"\" password=\"hunter2\";");

  private static String said(Throwable thrown) {
    String said = KafkaRefusal.of(thrown, CLIENT).orElseThrow();
    assertThat(said).startsWith("Kafka at k1:9093").doesNotContain("hunter2", "\n");
    return said;
  }

  @Test
  void missingRight_namesUserAndThing_howeverDeep() {
    assertThat(said(new ExecutionException(new TopicAuthorizationException(Set.of("t-b", "t-a")))))
        .contains("user a \"b\" may not use topic t-a, t-b", "grant ROLE USER");
    assertThat(said(GroupAuthorizationException.forGroupId("g")))
        .contains("may not use consumer group g");
    assertThat(KafkaRefusal.mayNot("write to", List.of("t"), Map.of("bootstrap.servers", "k")))
        .startsWith("Kafka at k: a client without a name may not write to topic t");
  }

  @Test
  void wrongPassword_isNoneOfTheBrokers() {
    assertThat(said(new SaslAuthenticationException("invalid credentials")))
        .contains("does not believe user a \"b\" (invalid credentials)");
  }

  @Test
  void certificates_areTheirsOrOurs() {
    var theirs = new SSLHandshakeException("unable to find valid certification path");
    assertThat(said(new SslAuthenticationException("SSL handshake failed", theirs)))
        .contains("shows a certificate that we do not believe", "truststore");
    var ours = new SSLHandshakeException("Received fatal alert: bad_certificate");
    assertThat(said(new SslAuthenticationException("SSL handshake failed", ours)))
        .contains("refuses our certificate", "bad_certificate", "keystore");
  }

  @Test
  void otherTrouble_isNoRefusal() {
    assertThat(KafkaRefusal.of(new TimeoutException("late"), CLIENT)).isEmpty();
  }
}
