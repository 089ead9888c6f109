package io.memwall.streams.alerts;

import java.util.Objects;

/** What makes two alerts the same one: there is at most one episode of it at a time. */
record AlertKey(String fabric, Rule rule, Entity entity) {
  AlertKey {
    Objects.requireNonNull(fabric);
    Objects.requireNonNull(rule);
    Objects.requireNonNull(entity);
  }

  String text() {
    return fabric + "/" + rule.word() + "/" + entity.text();
  }
}
