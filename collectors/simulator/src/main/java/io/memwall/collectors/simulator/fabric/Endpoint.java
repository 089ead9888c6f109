package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One end of a connection: numbers, acknowledges and credits around a queue per channel.
 *
 * <p>Acks travel with whatever is sent, and alone {@value #ACK_DELAY_NANOS} ns after the first
 * frame that waits for one. A connection whose numbers do not start at 0 counts as opened long
 * before the run: there is no opening, and all credits are there.
 */
public final class Endpoint {
  static final long ACK_DELAY_NANOS = 1_000;

  private static final int NUMBER_MASK = (1 << 22) - 1;

  /** E before D before C before B before A: a response must never wait for a request. */
  private static final List<Channel> URGENCY = urgency();

  private final Timeline timeline;
  private final Profile profile;
  private final Wire wire;
  private final int entity;
  private final Credits credits;
  private final Deque<Profile.Opening> opening = new ArrayDeque<>();
  private final Map<Channel, Deque<Message>> queues = new EnumMap<>(Channel.class);
  private FrameObserver observer = FrameObserver.NOBODY;
  private Consumer<Message> receiver = message -> {};
  private Runnable established = () -> {};
  private Endpoint peer;
  private int openingsExpected;
  private int nextSent;
  private int nextExpected;
  private int oldestUnacked;
  private boolean ackWaits;
  private boolean ackDue;
  private long ackRound;

  Endpoint(Timeline timeline, Profile profile, LinkSpeed speed, int firstNumber) {
    this.timeline = timeline;
    this.profile = profile;
    this.wire = new Wire(timeline, speed);
    this.entity = timeline.newEntity();
    this.nextSent = firstNumber;
    this.nextExpected = firstNumber;
    this.oldestUnacked = firstNumber;
    boolean opens = firstNumber == 0;
    this.credits = new Credits(opens ? profile.baseCredits() : profile.bufferFlits());
    if (opens) {
      opening.addAll(profile.opening());
      openingsExpected = opening.size();
    }
    for (Channel channel : Channel.values()) {
      queues.put(channel, new ArrayDeque<>());
    }
  }

  private static List<Channel> urgency() {
    List<Channel> channels = new ArrayList<>(List.of(Channel.values()));
    Collections.reverse(channels);
    return List.copyOf(channels);
  }

  static void join(Endpoint one, Endpoint other) {
    one.peer = other;
    other.peer = one;
  }

  void watchedBy(FrameObserver newObserver) {
    observer = newObserver;
  }

  /** Takes every message that arrives, in order. */
  public void onMessage(Consumer<Message> newReceiver) {
    receiver = newReceiver;
  }

  /** What to do once messages may be sent. */
  public void onEstablished(Runnable action) {
    established = action;
  }

  /** Begins the opening, or reports an old connection as established. */
  void start() {
    if (openingsExpected == 0) {
      established.run();
    } else {
      pump();
    }
  }

  /** Queues a message; it leaves when the wire is free and the peer has room. */
  public void submit(Message message) {
    queues.get(message.kind().channel()).add(message);
    pump();
  }

  private void pump() {
    if (wire.isBusy()) {
      return;
    }
    if (!opening.isEmpty()) {
      Profile.Opening next = opening.remove();
      send(next.type(), next.credit(), Optional.empty());
      return;
    }
    Optional<Message> message = nextMessage();
    if (message.isPresent()) {
      credits.spend(message.orElseThrow());
      send(FrameType.NORMAL, credits.takeReturn(), message);
    } else if (ackDue) {
      sendAck();
    }
  }

  private Optional<Message> nextMessage() {
    for (Channel channel : URGENCY) {
      Deque<Message> queue = queues.get(channel);
      if (!queue.isEmpty() && credits.allow(queue.peek())) {
        return Optional.of(queue.remove());
      }
    }
    return Optional.empty();
  }

  /** An ack-only frame cannot return credits, so a large debt needs a numbered frame. */
  private void sendAck() {
    if (profile.hasAckOnly() && credits.mostOwed() < profile.bufferFlits() / 2) {
      send(FrameType.ACK_ONLY, CreditReturn.NONE, Optional.empty());
    } else {
      send(FrameType.NORMAL, credits.takeReturn(), Optional.empty());
    }
  }

  private void send(FrameType type, CreditReturn credit, Optional<Message> message) {
    int length = Frame.lengthBytes(message, profile.leastWords());
    int acked = (nextExpected - 1) & NUMBER_MASK;
    Frame frame = new Frame(type, nextSent, acked, credit, message, length);
    if (type.takesNumber()) {
      nextSent = (nextSent + 1) & NUMBER_MASK;
    }
    ackWaits = false;
    ackDue = false;
    ackRound++;
    observer.observed(frame, Direction.OUT);
    wire.send(frame, peer::receive, this::pump);
  }

  private void receive(Frame frame) {
    observer.observed(frame, Direction.IN);
    acknowledged(frame.acked());
    credits.granted(frame.credit());
    if (frame.type().takesNumber()) {
      accept(frame);
    }
    if (openingsExpected > 0 && frame.type().takesNumber() && --openingsExpected == 0) {
      established.run();
    }
    frame.message().ifPresent(this::deliver);
    pump();
  }

  /** Numbers must come without a hole: this model's wires lose nothing. */
  private void accept(Frame frame) {
    if (frame.sequence() != nextExpected) {
      throw new IllegalStateException(
          "frame " + frame.sequence() + " came where " + nextExpected + " was expected");
    }
    nextExpected = (nextExpected + 1) & NUMBER_MASK;
    // Without ack-only frames an ack takes a number itself; acking it would never end.
    if (profile.hasAckOnly() || frame.message().isPresent()) {
      awaitAck();
    }
  }

  private void acknowledged(int number) {
    int next = (number + 1) & NUMBER_MASK;
    int newlyAcked = (next - oldestUnacked) & NUMBER_MASK;
    int inFlight = (nextSent - oldestUnacked) & NUMBER_MASK;
    if (newlyAcked > inFlight) {
      throw new IllegalStateException("ack of " + number + ", which was never sent");
    }
    oldestUnacked = next;
  }

  private void awaitAck() {
    if (ackWaits) {
      return;
    }
    ackWaits = true;
    long round = ackRound;
    timeline.after(
        ACK_DELAY_NANOS * Timeline.PICOS_PER_NANO, Rank.TIMER, entity, () -> ackIsDue(round));
  }

  private void ackIsDue(long round) {
    if (round == ackRound) {
      ackDue = true;
      pump();
    }
  }

  private void deliver(Message message) {
    credits.owe(message);
    receiver.accept(message);
  }
}
