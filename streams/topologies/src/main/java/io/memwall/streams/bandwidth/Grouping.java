package io.memwall.streams.bandwidth;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.window.Contribution;
import io.memwall.streams.window.Kind;
import io.memwall.streams.window.Window;
import java.util.List;
import java.util.Optional;

/** What the traffic is folded by. */
enum Grouping implements Kind<Carried> {
  HALF("half-windows"),
  LINK("link-windows");

  private static final TapChoice<Carried> SENDER_SIDE =
      new TapChoice<>() {
        @Override
        public long seen(Carried evidence) {
          return evidence.traffic().wireBytes();
        }

        @Override
        public int position(Carried evidence) {
          return evidence.tap().rank();
        }
      };

  private final String store;

  Grouping(String store) {
    this.store = store;
  }

  @Override
  public String storeName() {
    return store;
  }

  @Override
  public List<Long> lengthsNs() {
    return Window.LENGTHS_NS;
  }

  @Override
  public List<String> entitiesOf(Contribution<Carried> contribution) {
    var half = Half.of(contribution.source());
    if (this == HALF) {
      return List.of(half.entity());
    }
    var links = contribution.evidence().path().links();
    return links.isEmpty() ? List.of(half.linkEntity()) : links;
  }

  @Override
  public boolean isGathered() {
    return this == LINK;
  }

  @Override
  public Optional<TapChoice<Carried>> tapChoice() {
    return this == LINK ? Optional.of(SENDER_SIDE) : Optional.empty();
  }

  @Override
  public Optional<String> impossible(Contribution<Carried> contribution) {
    return Doubts.of(contribution.evidence());
  }

  @Override
  public void write(ByteWriter out, Carried evidence) {
    CarriedFormat.write(out, evidence);
  }

  @Override
  public Carried read(ByteReader in) {
    return CarriedFormat.read(in);
  }
}
