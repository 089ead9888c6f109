package io.memwall.streams.alerts;

import java.util.List;

/**
 * Alerts that are told at once.
 *
 * @param alerts as the receiver is to see them
 * @param id the same for the same news, so that a receiver can tell a repetition
 */
record Parcel(List<Alert> alerts, String id) {
  Parcel {
    alerts = List.copyOf(alerts);
  }
}
