package io.memwall.streams.contention;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.window.Contribution;
import io.memwall.streams.window.Kind;
import io.memwall.streams.window.Window;
import java.util.List;
import java.util.Optional;

/** Readings folded by pool and view, in windows of ten seconds. */
final class PoolKind implements Kind<Reading>, Kind.TapChoice<Reading> {
  /** One tap per port of a pool; of taps at hosts, whose subjects differ, one per host. */
  @Override
  public Optional<TapChoice<Reading>> tapChoice() {
    return Optional.of(this);
  }

  @Override
  public String storeName() {
    return "contention-windows";
  }

  @Override
  public List<Long> lengthsNs() {
    return List.of(10 * Window.SECOND_NS);
  }

  @Override
  public List<String> entitiesOf(Contribution<Reading> contribution) {
    var reading = contribution.evidence();
    return List.of(new Entity(View.of(reading), reading.origin().pool()).name());
  }

  @Override
  public Optional<String> impossible(Contribution<Reading> contribution) {
    return contribution.evidence().hasNegative() ? Optional.of("negative_count") : Optional.empty();
  }

  @Override
  public long seen(Reading evidence) {
    return evidence.messages();
  }

  @Override
  public int position(Reading evidence) {
    return Reading.Position.ALL.indexOf(evidence.origin().position());
  }

  @Override
  public void write(ByteWriter out, Reading evidence) {
    ReadingFormat.write(out, evidence);
  }

  @Override
  public Reading read(ByteReader in) {
    return ReadingFormat.read(in);
  }

  /** What is observed: a port of a pool, or what the masters of one host do there. */
  static String subjectOf(Reading reading) {
    String port = reading.origin().port();
    return View.of(reading) == View.POOL
        ? port
        : port + "/" + String.join(",", reading.sums().masters().known());
  }

  /**
   * What is folded.
   *
   * @param pool as results name it
   */
  record Entity(View view, String pool) {
    /** As a fold names it. */
    String name() {
      return view.name() + "/" + pool;
    }

    static Entity of(String name) {
      int end = name.indexOf('/');
      return new Entity(View.valueOf(name.substring(0, end)), name.substring(end + 1));
    }
  }
}
