package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.Entry;
import io.memwall.collectors.agent.spool.EventNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;

/** A broker that can be away, deaf or out of room. */
final class FakeKafka {
  /** What it does with what it is sent. */
  enum Mood {
    TAKES,
    /** Takes, and acknowledges nothing. */
    DEAF,
    /** Cannot be reached; those connected are told so at the next event. */
    AWAY
  }

  private final List<Entry> taken = new ArrayList<>();
  private final Deque<Runnable> unsaid = new ArrayDeque<>();
  private Mood mood = Mood.TAKES;
  private int connections;

  synchronized void is(Mood next) {
    mood = next;
    while (next == Mood.TAKES && !unsaid.isEmpty()) {
      unsaid.remove().run();
    }
  }

  synchronized Link connect() {
    if (mood == Mood.AWAY) {
      throw new PublishException("Kafka is away");
    }
    connections++;
    return new Connection();
  }

  synchronized List<Entry> taken() {
    return List.copyOf(taken);
  }

  synchronized int connections() {
    return connections;
  }

  /** Numbers of a stream in the order of their first arrival. */
  synchronized List<Long> firsts(int stream) {
    var seen = new HashSet<EventNumber>();
    return taken.stream()
        .map(Entry::number)
        .filter(number -> number.stream() == stream && seen.add(number))
        .map(EventNumber::seq)
        .toList();
  }

  private final class Connection implements Link {
    private boolean closed;

    @Override
    public boolean send(Entry entry, Outcome outcome) {
      synchronized (FakeKafka.this) {
        switch (mood) {
          case TAKES -> {
            taken.add(entry);
            outcome.acknowledged();
          }
          case DEAF ->
              unsaid.add(
                  () -> {
                    if (!closed) {
                      taken.add(entry);
                      outcome.acknowledged();
                    }
                  });
          case AWAY -> outcome.failed(new PublishException("the connection broke"));
        }
        return true;
      }
    }

    @Override
    public void close() {
      synchronized (FakeKafka.this) {
        closed = true;
      }
    }
  }
}
