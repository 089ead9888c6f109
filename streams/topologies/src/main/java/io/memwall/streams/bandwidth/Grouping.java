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

  /** By wire bytes: a tap with drops saw less, one behind a lossy stretch not what was lost. */
  private static final TapChoice<Carried> MOST_WIRE_BYTES =
      new TapChoice<>() {
        @Override
        public long seen(Carried evidence) {
          return evidence.traffic().wireBytes();
        }

        @Override
        public int position(Carried evidence) {
          return 0;
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
    var carried = contribution.evidence();
    return List.of(this == HALF ? carried.half().entity() : carried.linkEntity());
  }

  @Override
  public Optional<TapChoice<Carried>> tapChoice() {
    return this == LINK ? Optional.of(MOST_WIRE_BYTES) : Optional.empty();
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
