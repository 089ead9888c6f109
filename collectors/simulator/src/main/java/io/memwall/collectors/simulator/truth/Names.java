package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Message;
import io.memwall.collectors.simulator.fabric.Profile;
import java.util.Optional;

/** The fields by which a request and its answer find each other on the wire. */
record Names(Profile profile) {
  /** Which space of names a name is from. */
  enum Space {
    ACCESS,
    GRANT,
    RELEASE,
    PROBE
  }

  /** A source, a sink or an address. */
  record Name(Space space, long value) {}

  /** The name under which a request is answered. */
  Name of(Message request) {
    return switch (request.kind()) {
      case GRANT, GRANT_DATA -> new Name(Space.GRANT, request.sink());
      case RELEASE, RELEASE_DATA -> new Name(Space.RELEASE, profile.sourceOnWire(request));
      case PROBE_BLOCK, PROBE_PERM -> new Name(Space.PROBE, request.address());
      default -> new Name(Space.ACCESS, profile.sourceOnWire(request));
    };
  }

  /** The name of what a message answers; empty when it answers nothing. */
  Optional<Name> ofAnswered(Message message) {
    return switch (message.kind()) {
      case ACCESS_ACK, ACCESS_ACK_DATA, HINT_ACK, GRANT, GRANT_DATA ->
          Optional.of(new Name(Space.ACCESS, profile.sourceOnWire(message)));
      case RELEASE_ACK -> Optional.of(new Name(Space.RELEASE, profile.sourceOnWire(message)));
      case PROBE_ACK, PROBE_ACK_DATA -> Optional.of(new Name(Space.PROBE, message.address()));
      case GRANT_ACK -> Optional.of(new Name(Space.GRANT, message.sink()));
      default -> Optional.empty();
    };
  }

  int sizeOnWire(Message message) {
    return profile.sizeOnWire(message);
  }
}
