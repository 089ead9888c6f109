package io.memwall.schemas;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/**
 * What a Kafka that asks for proof says no to, in a sentence that names the place, who asked, and
 * what helps. Kafka's own words name neither the brokers nor the user.
 */
public final class KafkaRefusal {
  private static final int DEEPEST = 12;
  private static final Pattern USER = Pattern.compile("username=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Of the other side: it does not believe us. Anything else is our own doubt about it. */
  private static final Pattern ALERT = Pattern.compile("[Rr]eceived fatal alert: \\w+");

  private final Map<String, ?> settings;

  private KafkaRefusal(Map<String, ?> settings) {
    this.settings = settings;
  }

  /**
   * The sentence, if a refusal is what it was.
   *
   * @param settings of the client that was refused; no secret of them is repeated
   */
  public static Optional<String> of(Throwable thrown, Map<String, ?> settings) {
    var refusal = new KafkaRefusal(settings);
    return causes(thrown).map(refusal::sentence).flatMap(Optional::stream).findFirst();
  }

  /** The same for rights that were asked about beforehand. */
  public static String mayNot(
      String operation, Collection<String> topics, Map<String, ?> settings) {
    return new KafkaRefusal(settings)
        .lacking(operation + " topic " + String.join(", ", new TreeSet<>(topics)), "");
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
  }

  private Optional<String> sentence(Throwable thrown) {
    if (thrown instanceof AuthorizationException refused) {
      return Optional.of(lacking(use(refused), " (" + refused.getMessage() + ")"));
    }
    if (thrown instanceof SslAuthenticationException refused) {
      return Optional.of(handshake(refused));
    }
    if (thrown instanceof AuthenticationException refused) {
      return Optional.of(
          "%s does not believe %s (%s); the password in its file must be the one the user was made with"
              .formatted(place(), user(), refused.getMessage()));
    }
    return Optional.empty();
  }

  private static String use(AuthorizationException refused) {
    if (refused instanceof TopicAuthorizationException topics
        && !topics.unauthorizedTopics().isEmpty()) {
      return "use topic " + String.join(", ", new TreeSet<>(topics.unauthorizedTopics()));
    }
    if (refused instanceof GroupAuthorizationException group && group.groupId() != null) {
      return "use consumer group " + group.groupId();
    }
    if (refused instanceof TransactionalIdAuthorizationException) {
      return "use its transactional id";
    }
    return "do this";
  }

  private String lacking(String what, String said) {
    return "%s: %s may not %s%s; give it the ACLs of its role: share/kafka/grant ROLE USER"
        .formatted(place(), user(), what, said);
  }

  private String handshake(SslAuthenticationException refused) {
    String why =
        causes(refused).map(Throwable::getMessage).filter(Objects::nonNull).toList().toString();
    Matcher alert = ALERT.matcher(why);
    if (alert.find()) {
      return "%s refuses our certificate (SSL handshake failed: %s); keystore must hold one of an authority that the brokers trust"
          .formatted(place(), alert.group());
    }
    return "%s shows a certificate that we do not believe (SSL handshake failed: %s); truststore must hold the authority that signed it, and the certificate this host name"
        .formatted(place(), deepest(refused));
  }

  private static String deepest(Throwable thrown) {
    List<String> said = causes(thrown).map(Throwable::getMessage).filter(Objects::nonNull).toList();
    return said.get(said.size() - 1);
  }

  private String place() {
    return "Kafka at " + Objects.requireNonNullElse(settings.get("bootstrap.servers"), "?");
  }

  private String user() {
    Object jaas = settings.get("sasl.jaas.config");
    Matcher name = USER.matcher(jaas == null ? "" : jaas.toString());
    if (name.find()) {
      return "user " + name.group(1).replaceAll("\\\\(.)", "$1");
    }
    Object own = settings.get("ssl.keystore.location");
    return own == null ? "a client without a name" : "the owner of the certificate in " + own;
  }
}
