package io.memwall.standalone.doctor;

import io.memwall.standalone.stack.Site;
import java.time.Duration;
import java.util.HashMap;
import org.apache.kafka.clients.admin.Admin;

/**
 * One client for all that is asked of Kafka: where it asks for certificates and passwords, a
 * connection to each broker for every check would take longer than all answers. Opened by the first
 * that asks, so that what is wrong with it is said by a check.
 */
final class SharedAdmin implements AutoCloseable {
  private static final int ANSWER_WITHIN_MS = 3_000;

  private final Site site;
  private Admin admin;

  SharedAdmin(Site site) {
    this.site = site;
  }

  /** Gives up in time; nobody else's does. */
  synchronized Admin get() {
    if (admin == null) {
      var settings = new HashMap<>(site.kafka());
      settings.put("request.timeout.ms", ANSWER_WITHIN_MS);
      settings.put("default.api.timeout.ms", ANSWER_WITHIN_MS);
      settings.put("socket.connection.setup.timeout.ms", ANSWER_WITHIN_MS);
      admin = Admin.create(settings);
    }
    return admin;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
