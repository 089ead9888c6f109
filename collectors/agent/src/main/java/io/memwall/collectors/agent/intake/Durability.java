package io.memwall.collectors.agent.intake;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Hands on, and waits until it is safe. */
record Durability(IntakeSink sink) {
  private static final long PATIENCE_SECONDS = 20;
  private static final long SOON = 1;
  private static final long LATER = 5;

  /** What to answer before anything is handed on; empty when there is room. */
  Optional<Outcome.Busy> shedding() {
    return sink.isShedding()
        ? Optional.of(
            new Outcome.Busy("the spool is full: what came now would be lost; try again", LATER))
        : Optional.empty();
  }

  /** Hands something on and waits; empty when all of it is safe. */
  Optional<Outcome.Busy> handOn(Consumer<IntakeSink> what) {
    long mark = sink.mark();
    what.accept(sink);
    try {
      sink.durable(mark).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      String why = e.getCause().getMessage();
      return Optional.of(new Outcome.Busy("not durable: " + why + "; try again", LATER));
    } catch (TimeoutException e) {
      return Optional.of(
          new Outcome.Busy("not durable within %d s; try again".formatted(PATIENCE_SECONDS), SOON));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new Outcome.Busy("the agent stops; try again", LATER));
    }
  }
}
