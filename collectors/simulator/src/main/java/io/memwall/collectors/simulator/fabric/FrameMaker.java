package io.memwall.collectors.simulator.fabric;

import java.util.List;

/** Makes one end's frames: numbers, acknowledgements and refusals by the habits of its profile. */
final class FrameMaker {
  /** What one implementation returns on every empty frame. */
  static final CreditReturn BOGUS = CreditReturn.of(Channel.C, 8);

  private static final CreditReturn WITHOUT_CHANNEL = new CreditReturn(0, 8);

  private final EndpointSetup setup;
  private final Profile profile;
  private final FrameShaper shaper;

  FrameMaker(EndpointSetup setup) {
    this.setup = setup;
    this.profile = setup.profile();
    this.shaper = new FrameShaper(profile);
  }

  /** What a frame carries. */
  record Load(FrameType type, CreditReturn credit, List<Message> messages) {}

  /** The frame of this index, as the sender would have it now. */
  Frame make(Load load, int life, long index, Inbound in) {
    Frame.Place place = place(life, index, in);
    Frame.Header header =
        new Frame.Header(
            Frame.wrap((life == 0 ? setup.firstSent() : 0) + index),
            acked(place),
            refuses(in),
            load.credit());
    Frame.Shape shape = shaper.shape(load.type(), load.messages());
    return new Frame(load.type(), header, load.messages(), shape, place);
  }

  /** A stored frame with what is to be acknowledged now. */
  Frame again(Frame stored, Inbound in) {
    Frame.Place place = place(stored.place().life(), stored.place().index(), in);
    return stored.refreshed(acked(place), refuses(in), place);
  }

  CreditReturn creditWith(List<Message> messages, Credits credits) {
    boolean request = messages.get(0).kind().channel() == Channel.A;
    return request && profile.has(Quirk.CREDIT_WITHOUT_CHANNEL)
        ? WITHOUT_CHANNEL
        : credits.takeReturn();
  }

  /** Whether the sender of this frame waits for its acknowledgement. */
  boolean matters(Frame frame) {
    CreditReturn credit = frame.header().credit();
    boolean bogus = profile.has(Quirk.BOGUS_C_CREDIT) && credit.equals(BOGUS);
    return profile.hasAckOnly() || !frame.messages().isEmpty() || (credit.flits() > 0 && !bogus);
  }

  private int acked(Frame.Place place) {
    return Frame.wrap((place.life() == 0 ? setup.firstExpected() : 0) + place.claimed());
  }

  private Frame.Place place(int life, long index, Inbound in) {
    long acked = in.acked();
    long claimed = acked;
    if (profile.has(Quirk.OPENS_WITH_NAK) && !profile.hasAckOnly()) {
      claimed = Math.max(claimed, 0);
    } else if (profile.has(Quirk.ACKS_ONE_AHEAD) && setup.hostEnd() && !in.hasHole()) {
      claimed += acked >= 0 ? 1 : 0;
    }
    return new Frame.Place(life, index, acked, claimed);
  }

  private boolean refuses(Inbound in) {
    if (profile.has(Quirk.OPENS_WITH_NAK) && in.expected() == 0) {
      return true;
    }
    return in.isRefusalDue() || (in.hasHole() && profile.has(Quirk.STICKY_NAK));
  }
}
