package io.memwall.collectors.agent.spool;

import java.util.List;

/**
 * What reports have to say of lost events until Kafka has acknowledged one that says it. Said
 * twice, it counts once.
 */
public record Declarations(List<Loss> losses, List<Blind> blinds) {
  public static final Declarations NONE = new Declarations(List.of(), List.of());

  public Declarations {
    losses = List.copyOf(losses);
    blinds = List.copyOf(blinds);
  }
}
