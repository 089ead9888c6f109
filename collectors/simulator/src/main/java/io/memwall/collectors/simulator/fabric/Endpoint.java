package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;
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

  private static final long ECHO_DELAY_NANOS = 8_000;

  /** So often an idle line is kept busy after its last message; for ever would be too long. */
  private static final int ECHOES = 16;

  /** A silent end begins again once the line has been quiet for so long. */
  private static final long QUIET_NANOS = 5_000;

  private static final long SILENCE_NANOS = 20_000;

  /** After the last close there is time for its acknowledgement. */
  private static final long FAREWELL_NANOS = 2_000;

  private static final CreditReturn BOGUS = CreditReturn.of(Channel.C, 8);
  private static final CreditReturn WITHOUT_CHANNEL = new CreditReturn(0, 8);

  private final Timeline timeline;
  private final Setup setup;
  private final Profile profile;
  private final FrameShaper shaper;
  private final Credits credits;
  private final Outbox outbox;
  private final InTurn inTurn;
  private final SendBuffer sent;
  private final Alarm ackAlarm;
  private final Alarm retryAlarm;
  private final Alarm lingerAlarm;
  private final Alarm echoAlarm;
  private final Alarm lifeAlarm;
  private final Deque<CreditReturn> opening = new ArrayDeque<>();
  private Inbound in = new Inbound();
  private FrameObserver observer = FrameObserver.NOBODY;
  private Consumer<Message> receiver = message -> {};
  private Runnable established = () -> {};
  private Port port;
  private Endpoint peer;
  private Connection connection;
  private int turnsAsked;
  private int openingsExpected;
  private int ownOpenings;
  private boolean isEstablished;
  private int life;
  private long receivedInFormerLife;
  private long lastArrival;
  private long refusedLast = -2;
  private int echoes = ECHOES;
  private boolean ackDue;
  private boolean silent;
  private boolean cutOff;
  private boolean closing;
  private boolean closeSent;
  private boolean closeReceived;

  /**
   * What an end is like.
   *
   * @param hostEnd whether it is the host's
   * @param firstSent number of its first frame in the first life
   * @param firstExpected number of the other end's first
   * @param timeoutNanos without progress before everything is sent again
   */
  record Setup(
      Profile profile,
      ConnectionPlan plan,
      boolean hostEnd,
      int firstSent,
      int firstExpected,
      long timeoutNanos) {}

  Endpoint(Timeline timeline, Setup setup) {
    this.timeline = timeline;
    this.setup = setup;
    this.profile = setup.profile();
    this.shaper = new FrameShaper(profile);
    this.credits = new Credits(profile, setup.plan().buffers());
    this.outbox = new Outbox(credits);
    this.inTurn = new InTurn(profile.has(Quirk.SOURCE_ZERO));
    this.sent = new SendBuffer(this::matters);
    int entity = timeline.newEntity();
    this.ackAlarm = new Alarm(timeline, entity, this::ackIsDue);
    this.retryAlarm = new Alarm(timeline, entity, this::timeOut);
    this.lingerAlarm = new Alarm(timeline, entity, this::askOnce);
    this.echoAlarm = new Alarm(timeline, entity, this::ackIsDue);
    this.lifeAlarm = new Alarm(timeline, entity, this::liveAgain);
    if (setup.plan().first().showOpening() && !profile.has(Quirk.BARE_ETHERNET)) {
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
    if (silent || cutOff) {
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
    } else if (!opening.isEmpty()) {
      sendOpening();
    } else if (!sendMessages()) {
      if (closing && !closeSent && sent.isEmpty()) {
        closeSent = true;
        send(FrameType.CLOSE, CreditReturn.NONE, List.of());
      } else if (ackDue || in.isRefusalDue()) {
        sendAck();
      }
    }
  }

  private boolean hasMore() {
    return sent.isResending()
        || !opening.isEmpty()
        || (mayAckNow() && (ackDue || in.isRefusalDue()))
        || (isReady() && !sent.isFull() && !isLingering() && outbox.hasSendable());
  }

  private boolean mayAckNow() {
    return profile.hasAckOnly() || !sent.isFull();
  }

  private void sendOpening() {
    boolean first = sent.next() == 0 && profile.hasAckOnly();
    send(first ? FrameType.OPEN : FrameType.NORMAL, opening.remove(), List.of());
  }

  private boolean sendMessages() {
    if (!isReady() || sent.isFull() || isLingering()) {
      return false;
    }
    int most = profile.canPack() ? setup.plan().packing().maxMessages() : 1;
    List<Message> messages = outbox.take(most, timeline.now());
    if (messages.isEmpty()) {
      return false;
    }
    echoes = ECHOES;
    send(FrameType.NORMAL, creditWith(messages), messages);
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

  private CreditReturn creditWith(List<Message> messages) {
    boolean request = messages.get(0).kind().channel() == Channel.A;
    return request && profile.has(Quirk.CREDIT_WITHOUT_CHANNEL)
        ? WITHOUT_CHANNEL
        : credits.takeReturn();
  }

  /** An ack-only frame cannot return credits, so a large debt needs a numbered frame. */
  private void sendAck() {
    boolean returns = credits.mustReturn() && !sent.isFull();
    if (profile.hasAckOnly() && !returns) {
      send(FrameType.ACK_ONLY, CreditReturn.NONE, List.of());
    } else if (!sent.isFull()) {
      boolean bogus = profile.has(Quirk.BOGUS_C_CREDIT) && !returns;
      send(FrameType.NORMAL, bogus ? BOGUS : credits.takeReturn(), List.of());
    }
  }

  private void send(FrameType type, CreditReturn credit, List<Message> messages) {
    Frame.Place place = place(sent.next());
    Frame.Header header =
        new Frame.Header(
            Frame.wrap(firstSent() + place.index()),
            Frame.wrap(firstExpected() + place.claimed()),
            refuses(),
            credit);
    Frame frame = new Frame(type, header, messages, shaper.shape(type, messages), place);
    if (type.takesNumber()) {
      sent.add(frame);
      if (!retryAlarm.isSet()) {
        guard();
      }
    }
    transmit(frame);
    answered();
  }

  private void sendAgain(Frame stored) {
    if (profile.has(Quirk.REPLAYS_BYTES)) {
      transmit(stored);
      return;
    }
    Frame.Place place = place(stored.place().index());
    int acked = Frame.wrap(firstExpected() + place.claimed());
    transmit(stored.refreshed(acked, refuses(), place));
    answered();
  }

  private void transmit(Frame frame) {
    observer.observed(frame, Direction.OUT);
    port.send(frame, peer);
  }

  private Frame.Place place(long index) {
    long acked = in.acked();
    long claimed = acked;
    if (profile.has(Quirk.OPENS_WITH_NAK) && !profile.hasAckOnly()) {
      claimed = Math.max(claimed, 0);
    } else if (profile.has(Quirk.ACKS_ONE_AHEAD) && isHostEnd() && !in.hasHole()) {
      claimed += acked >= 0 ? 1 : 0;
    }
    return new Frame.Place(life, index, acked, claimed);
  }

  private boolean refuses() {
    if (profile.has(Quirk.OPENS_WITH_NAK) && in.expected() == 0) {
      return true;
    }
    return in.isRefusalDue() || (in.hasHole() && profile.has(Quirk.STICKY_NAK));
  }

  /** Everything that waited to be said has been said with this frame. */
  private void answered() {
    in.refused();
    in.answered();
    ackDue = false;
    ackAlarm.cancel();
    if (credits.mustReturn()) {
      awaitAck();
    }
  }

  private int firstSent() {
    return life == 0 ? setup.firstSent() : 0;
  }

  private int firstExpected() {
    return life == 0 ? setup.firstExpected() : 0;
  }

  /** A frame has arrived in full. */
  void receive(Frame frame) {
    observer.observed(frame, Direction.IN);
    lastArrival = timeline.now();
    if (silent || !isOfThisLife(frame)) {
      return;
    }
    acknowledged(frame);
    if (frame.type().takesNumber()) {
      judge(frame);
    }
    noteStalls();
    if (closing) {
      considerFarewell();
    }
    if (hasMore() || (closing && !closeSent && sent.isEmpty())) {
      askOnce();
    }
  }

  /** The other end may have begun anew, in which case this one does, too. */
  private boolean isOfThisLife(Frame frame) {
    boolean newer = frame.place().life() > life;
    if (newer && frame.type() == FrameType.OPEN && frame.place().index() == 0) {
      beginLife(frame.place().life());
    }
    return frame.place().life() == life;
  }

  private void acknowledged(Frame frame) {
    long acked = frame.place().acked();
    boolean refused = frame.header().nak();
    boolean everything = refused && profile.has(Quirk.RESENDS_EVERYTHING);
    if (!everything && sent.acknowledge(acked)) {
      guard();
      tellIfEstablished();
    }
    boolean news = refusedLast != acked && acked + 1 >= sent.oldest();
    if (refused && news && sent.awaitsAck() && !isOpeningRefusal(frame)) {
      refusedLast = acked;
      sent.resend();
      retryAlarm.set(picos(setup.timeoutNanos()));
    }
  }

  private boolean isOpeningRefusal(Frame frame) {
    return profile.has(Quirk.OPENS_WITH_NAK) && frame.place().acked() < 0;
  }

  private void judge(Frame frame) {
    switch (in.judge(frame.place().index())) {
      case ACCEPT -> accept(frame);
      case HOLE -> {
        if (!profile.has(Quirk.NO_NAK)) {
          in.noteHole();
        }
      }
      case DUPLICATE -> duplicate(frame);
    }
  }

  private void accept(Frame frame) {
    credits.granted(frame.header().credit());
    // Without ack-only frames an ack takes a number itself; acking it would never end.
    if (matters(frame)) {
      awaitAck();
    }
    closeReceived |= frame.type() == FrameType.CLOSE;
    if (openingsExpected > 0) {
      openingsExpected--;
      tellIfEstablished();
    }
    if (frame.messages().isEmpty()) {
      echo();
    } else {
      echoes = ECHOES;
    }
    for (Message message : frame.messages()) {
      credits.owe(message);
      inTurn.requested(message);
      receiver.accept(message);
    }
  }

  private void echo() {
    if (profile.has(Quirk.ECHOES_EMPTY) && isReady() && echoes > 0 && !echoAlarm.isSet()) {
      echoes--;
      echoAlarm.set(picos(ECHO_DELAY_NANOS));
    }
  }

  private void duplicate(Frame frame) {
    if (!matters(frame)) {
      return;
    }
    if (profile.has(Quirk.SILENT_ON_DUPLICATES)) {
      if (in.isTooManyWith(frame.place().index())) {
        awaitAck();
      }
      return;
    }
    if (profile.has(Quirk.ACKS_DUPLICATE_BY_ITS_NUMBER)) {
      in.ackInstead(frame.place().index());
    }
    awaitAck();
  }

  /** Whether the sender of this frame waits for its acknowledgement. */
  private boolean matters(Frame frame) {
    CreditReturn credit = frame.header().credit();
    boolean bogus = profile.has(Quirk.BOGUS_C_CREDIT) && credit.equals(BOGUS);
    return profile.hasAckOnly() || !frame.messages().isEmpty() || (credit.flits() > 0 && !bogus);
  }

  private void awaitAck() {
    if (!ackDue && !ackAlarm.isSet()) {
      ackAlarm.set(picos(ACK_DELAY_NANOS));
    }
  }

  private void ackIsDue() {
    ackDue = true;
    askOnce();
  }

  /** There was progress, or something new to watch over. */
  private void guard() {
    if (sent.awaitsAck()) {
      retryAlarm.set(picos(setup.timeoutNanos()));
    } else {
      retryAlarm.cancel();
    }
  }

  private void timeOut() {
    if (!silent && !cutOff && sent.awaitsAck()) {
      refusedLast = -2;
      sent.resend();
      guard();
      askOnce();
    }
  }

  /** Whether messages may be sent and arrive. */
  boolean isReady() {
    boolean opened = opening.isEmpty() && openingsExpected == 0 && sent.oldest() >= ownOpenings;
    return opened && !silent && !cutOff && !closing;
  }

  private void tellIfEstablished() {
    if (!isEstablished && isReady()) {
      isEstablished = true;
      established.run();
    }
  }

  int life() {
    return life;
  }

  private void beginOpening() {
    opening.addAll(credits.beginOpening());
    openingsExpected = profile.openingFrames();
    ownOpenings = opening.size();
  }

  /** Ends this life in good order once everything is acknowledged; another begins. */
  void close() {
    closing = true;
    outbox.forgetStalls();
    askOnce();
  }

  private void considerFarewell() {
    if (closeSent && closeReceived && sent.isEmpty() && !lifeAlarm.isSet()) {
      lifeAlarm.set(picos(FAREWELL_NANOS));
    }
  }

  /**
   * Falls silent as after a failure, and begins another life when the line is quiet. The other end
   * has no carrier meanwhile.
   */
  void reset() {
    silent = true;
    peer.cutOff = true;
    ackAlarm.cancel();
    retryAlarm.cancel();
    outbox.forgetStalls();
    lifeAlarm.set(picos(SILENCE_NANOS));
  }

  private void liveAgain() {
    long quiet = timeline.now() - lastArrival;
    if (silent && quiet < picos(QUIET_NANOS)) {
      lifeAlarm.set(picos(QUIET_NANOS) - quiet);
      return;
    }
    beginLife(life + 1);
    askOnce();
  }

  /** What never arrived in the former life is sent first in the new one. */
  private void beginLife(int newLife) {
    List<Message> lost = sent.messagesFrom(peer.receivedIn(life));
    receivedInFormerLife = in.expected();
    life = newLife;
    in = new Inbound();
    sent.forgetAll();
    lost.forEach(outbox::putBack);
    outbox.forgetStalls();
    beginOpening();
    ackDue = false;
    ackAlarm.cancel();
    retryAlarm.cancel();
    lifeAlarm.cancel();
    refusedLast = -2;
    silent = false;
    cutOff = false;
    closing = false;
    closeSent = false;
    closeReceived = false;
  }

  private long receivedIn(int which) {
    return which == life ? in.expected() : receivedInFormerLife;
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
