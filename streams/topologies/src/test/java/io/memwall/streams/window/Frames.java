package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.List;
import java.util.Optional;

/** The plainest evidence: a count of frames. */
enum Frames implements Kind<Long> {
  /** Every tap's view of a connection by itself. */
  BY_TAP,
  /** All connections over one link, each by one tap. */
  BY_LINK;

  @Override
  public String storeName() {
    return "frames";
  }

  @Override
  public List<Long> lengthsNs() {
    return Window.LENGTHS_NS;
  }

  @Override
  public List<String> entitiesOf(Contribution<Long> contribution) {
    var source = contribution.source();
    return List.of(this == BY_TAP ? source.tap() + "/" + source.subject() : "l");
  }

  @Override
  public Optional<String> impossible(Contribution<Long> contribution) {
    return contribution.evidence() < 0 ? Optional.of("negative frames") : Optional.empty();
  }

  @Override
  public Optional<TapChoice<Long>> tapChoice() {
    return this == BY_LINK ? Optional.of(new Best()) : Optional.empty();
  }

  @Override
  public void write(ByteWriter out, Long evidence) {
    out.int64(evidence);
  }

  @Override
  public Long read(ByteReader in) {
    return in.int64();
  }

  /** The most frames; an odd count comes from the worse position. */
  private record Best() implements TapChoice<Long> {
    @Override
    public long seen(Long evidence) {
      return evidence;
    }

    @Override
    public int position(Long evidence) {
      return (int) (evidence % 2);
    }
  }
}
