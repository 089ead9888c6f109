package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Timeline;
import java.util.List;
import java.util.function.Consumer;

/**
 * One end of a connection: numbers, acknowledges, refusals, retransmission and credits around a
 * queue per channel. What implementations do differently is in {@link Quirk}.
 *
 * <p>Acks travel with whatever is sent, and alone {@value #ACK_DELAY_NANOS} ns after the first
 * frame that waits for one.
 */
public final class Endpoint {
  static final long ACK_DELAY_NANOS = 1_000;

  /** A silent end begins again once the line has been quiet for so long. */
  private static final long QUIET_NANOS = 5_000;

  private static final long SILENCE_NANOS = 20_000;

  /** After the last close there is time for its acknowledgement. */
  private static final long FAREWELL_NANOS = 2_000;

  private final Timeline timeline;
  private final EndpointSetup setup;
  private final Profile profile;
  private final FrameMaker frames;
  private final Credits credits;
  private final Outbox outbox;
  private final InTurn inTurn;
  private final SendBuffer sent;
  private final Standing standing = new Standing();
  private final AckDuty acks;
  private final Retry retry;
  private final Alarm lingerAlarm;
  private final Alarm lifeAlarm;
  private Inbound in = new Inbound();
  private FrameObserver observer = FrameObserver.NOBODY;
  private Consumer<Message> receiver = message -> {};
  private Runnable established = () -> {};
  private Port port;
  private Endpoint peer;
  private Connection connection;
  private int turnsAsked;
  private long lastArrival;
  private boolean isEstablished;

  Endpoint(Timeline timeline, EndpointSetup setup) {
    this.timeline = timeline;
    this.setup = setup;
    this.profile = setup.profile();
    this.frames = new FrameMaker(setup);
    this.credits = new Credits(profile, setup.plan().buffers());
    this.outbox = new Outbox(credits);
    this.inTurn = new InTurn(profile.has(Quirk.SOURCE_ZERO));
    this.sent = new SendBuffer(frames::matters);
    int entity = timeline.newEntity();
    this.acks = new AckDuty(timeline, entity, ACK_DELAY_NANOS, this::askOnce);
    this.retry = new Retry(timeline, entity, setup, sent, this::askOnce);
    this.lingerAlarm = new Alarm(timeline, entity, this::askOnce);
    this.lifeAlarm = new Alarm(timeline, entity, this::liveAgain);
    if (setup.showsOpening()) {
      beginOpening();
    } else {
      credits.beginOld();
    }
  }

  static void join(Connection joined) {
    joined.hostEnd().peer = joined.poolEnd();
    joined.poolEnd().peer = joined.hostEnd();
    joined.hostEnd().connection = joined;
    joined.poolEnd().connection = joined;
  }

  Connection connection() {
    return connection;
  }

  void plugInto(Port newPort) {
    port = newPort;
  }

  void watchedBy(FrameObserver newObserver) {
    observer = newObserver;
  }

  boolean isHostEnd() {
    return setup.hostEnd();
  }

  /** Takes every message that arrives, in order. */
  public void onMessage(Consumer<Message> newReceiver) {
    receiver = newReceiver;
  }

  /** What to do once messages may be sent. */
  public void onEstablished(Runnable action) {
    established = action;
  }

  /** Waits for credits on a channel so far. */
  public Stall stall(Channel channel) {
    return outbox.stall(channel);
  }

  /** Begins the opening, or reports an old connection as established. */
  void start() {
    tellIfEstablished();
    askOnce();
  }

  /** Queues a message; it leaves when the wire is free and the peer has room. */
  public void submit(Message message) {
    if (inTurn.waits(message)) {
      return;
    }
    queue(message);
    inTurn.next().forEach(this::queue);
  }

  private void queue(Message message) {
    outbox.add(message, timeline.now());
    noteStalls();
    ask();
  }

  private void ask() {
    turnsAsked++;
    port.ask(this);
  }

  private void askOnce() {
    if (turnsAsked == 0) {
      ask();
    }
  }

  /** The port is free: one frame, if there is one to send. */
  void turn() {
    turnsAsked--;
    if (standing.isMute()) {
      return;
    }
    sendSomething();
    noteStalls();
    if (hasMore()) {
      askOnce();
    }
  }

  private void sendSomething() {
    if (in.isRefusalDue() && sent.isResending() && profile.has(Quirk.REPLAYS_BYTES)) {
      sendAck();
    } else if (sent.isResending()) {
      sendAgain(sent.nextAgain());
    } else if (standing.hasOpening()) {
      sendOpening();
    } else if (!sendMessages()) {
      sendWithoutMessage();
    }
  }

  private void sendWithoutMessage() {
    if (standing.owesClose() && sent.isEmpty()) {
      standing.closeSent();
      send(FrameType.CLOSE, CreditReturn.NONE, List.of());
    } else if (acks.isDue() || in.isRefusalDue()) {
      sendAck();
    }
  }

  private boolean hasMore() {
    return sent.isResending()
        || standing.hasOpening()
        || ((profile.hasAckOnly() || !sent.isFull()) && (acks.isDue() || in.isRefusalDue()))
        || (isReady() && !sent.isFull() && !isLingering() && outbox.hasSendable());
  }

  private void sendOpening() {
    boolean first = sent.next() == 0 && profile.hasAckOnly();
    send(first ? FrameType.OPEN : FrameType.NORMAL, standing.nextOpening(), List.of());
  }

  private boolean sendMessages() {
    if (!isReady() || sent.isFull() || isLingering()) {
      return false;
    }
    List<Message> messages = outbox.take(setup.mostMessages(), timeline.now());
    if (messages.isEmpty()) {
      return false;
    }
    acks.isBusy();
    send(FrameType.NORMAL, frames.creditWith(messages, credits), messages);
    return true;
  }

  /** Whether a lone message should wait for others to share a frame with. */
  private boolean isLingering() {
    Packing packing = setup.plan().packing();
    if (packing.lingerNanos() == 0 || outbox.waiting() == 0) {
      return false;
    }
    long left = outbox.oldestSince() + picos(packing.lingerNanos()) - timeline.now();
    if (outbox.waiting() >= packing.maxMessages() || left <= 0) {
      return false;
    }
    lingerAlarm.set(left);
    return true;
  }

  /** An ack-only frame cannot return credits, so a large debt needs a numbered frame. */
  private void sendAck() {
    boolean returns = credits.mustReturn() && !sent.isFull();
    if (profile.hasAckOnly() && !returns) {
      send(FrameType.ACK_ONLY, CreditReturn.NONE, List.of());
    } else if (!sent.isFull()) {
      boolean bogus = profile.has(Quirk.BOGUS_C_CREDIT) && !returns;
      send(FrameType.NORMAL, bogus ? FrameMaker.BOGUS : credits.takeReturn(), List.of());
    }
  }

  private void send(FrameType type, CreditReturn credit, List<Message> messages) {
    FrameMaker.Load load = new FrameMaker.Load(type, credit, messages);
    Frame frame = frames.make(load, life(), sent.next(), in);
    if (type.takesNumber()) {
      sent.add(frame);
      retry.sent();
    }
    transmit(frame);
    answered();
  }

  private void sendAgain(Frame stored) {
    if (profile.has(Quirk.REPLAYS_BYTES)) {
      transmit(stored);
    } else {
      transmit(frames.again(stored, in));
      answered();
    }
  }

  private void transmit(Frame frame) {
    observer.observed(frame, Direction.OUT);
    port.send(frame, peer);
  }

  /** Everything that waited to be said has been said with this frame. */
  private void answered() {
    in.refused();
    in.answered();
    acks.forget();
    if (credits.mustReturn()) {
      acks.await();
    }
  }

  /** A frame has arrived in full. */
  void receive(Frame frame) {
    observer.observed(frame, Direction.IN);
    lastArrival = timeline.now();
    if (standing.isSilent() || !isOfThisLife(frame)) {
      return;
    }
    if (retry.answered(frame)) {
      tellIfEstablished();
    }
    if (frame.type().takesNumber()) {
      judge(frame);
    }
    noteStalls();
    considerFarewell();
    if (hasMore() || (standing.owesClose() && sent.isEmpty())) {
      askOnce();
    }
  }

  /** The other end may have begun anew, in which case this one does, too. */
  private boolean isOfThisLife(Frame frame) {
    boolean newer = frame.place().life() > life();
    if (newer && frame.type() == FrameType.OPEN && frame.place().index() == 0) {
      beginLife(frame.place().life());
    }
    return frame.place().life() == life();
  }

  private void judge(Frame frame) {
    if (in.accepts(frame, profile)) {
      accept(frame);
    } else if (in.isAnswerDue() && frames.matters(frame)) {
      acks.await();
    }
  }

  private void accept(Frame frame) {
    credits.granted(frame.header().credit());
    // Without ack-only frames an ack takes a number itself; acking it would never end.
    if (frames.matters(frame)) {
      acks.await();
    }
    standing.accepted(frame);
    tellIfEstablished();
    if (!frame.messages().isEmpty()) {
      acks.isBusy();
    } else if (profile.has(Quirk.ECHOES_EMPTY) && isReady()) {
      acks.echo();
    }
    for (Message message : frame.messages()) {
      credits.owe(message);
      inTurn.requested(message);
      receiver.accept(message);
    }
  }

  /** Whether messages may be sent and arrive. */
  boolean isReady() {
    return standing.isReady(sent.oldest());
  }

  private void tellIfEstablished() {
    if (!isEstablished && isReady()) {
      isEstablished = true;
      established.run();
    }
  }

  int life() {
    return standing.life();
  }

  private void beginOpening() {
    standing.open(credits.beginOpening(), profile.openingFrames());
  }

  /** Ends this life in good order once everything is acknowledged; another begins. */
  void close() {
    standing.close();
    outbox.forgetStalls();
    askOnce();
  }

  private void considerFarewell() {
    if (standing.isClosed() && sent.isEmpty() && !lifeAlarm.isSet()) {
      lifeAlarm.set(picos(FAREWELL_NANOS));
    }
  }

  /**
   * Falls silent as after a failure, and begins another life when the line is quiet. The other end
   * has no carrier meanwhile.
   */
  void reset() {
    standing.fallSilent();
    peer.standing.cutOff();
    acks.forget();
    retry.forget();
    outbox.forgetStalls();
    lifeAlarm.set(picos(SILENCE_NANOS));
  }

  private void liveAgain() {
    long quiet = timeline.now() - lastArrival;
    if (standing.isSilent() && quiet < picos(QUIET_NANOS)) {
      lifeAlarm.set(picos(QUIET_NANOS) - quiet);
      return;
    }
    beginLife(life() + 1);
    askOnce();
  }

  /** What never arrived in the former life is sent first in the new one. */
  private void beginLife(int newLife) {
    List<Message> lost = sent.messagesFrom(peer.receivedIn(life()));
    standing.beginLife(newLife, in.expected());
    in = new Inbound();
    sent.forgetAll();
    lost.forEach(outbox::putBack);
    outbox.forgetStalls();
    beginOpening();
    acks.forget();
    retry.forget();
    lifeAlarm.cancel();
  }

  private long receivedIn(int which) {
    return which == life() ? in.expected() : standing.receivedInFormerLife();
  }

  private void noteStalls() {
    if (isReady()) {
      outbox.noteStalls(timeline.now());
    }
  }

  private static long picos(long nanos) {
    return nanos * Timeline.PICOS_PER_NANO;
  }
}
