package io.memwall.streams.alerts;

import java.time.Instant;
import java.util.List;

/** Brings parcels to one receiver. */
interface Messenger {
  /** How alerts are put together. */
  List<Parcel> pack(List<Alert> alerts);

  /**
   * Tells them; returns when the receiver has taken them.
   *
   * @throws DeliveryException saying whether trying again may help
   */
  void tell(Parcel parcel, Instant now) throws DeliveryException, InterruptedException;

  /** Says again what fires, so that the receiver goes on believing it. */
  void keepAlive(List<Alert> firing, Instant now) throws DeliveryException, InterruptedException;
}
