package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.window.Contribution;
import io.memwall.streams.window.Kind;
import io.memwall.streams.window.Window;
import java.util.List;
import java.util.Optional;

/** Answers of each asking half and position, in windows of ten seconds. */
final class AnswersKind implements Kind<Answers> {
  static final long WINDOW_NS = 10 * Window.SECOND_NS;

  /** Positions are entities of their own; of taps in one place the one that saw most is taken. */
  private static final TapChoice<Answers> MOST_ANSWERS =
      new TapChoice<>() {
        @Override
        public long seen(Answers evidence) {
          return evidence.samples();
        }

        @Override
        public int position(Answers evidence) {
          return 0;
        }
      };

  @Override
  public String storeName() {
    return "answer-windows";
  }

  @Override
  public List<Long> lengthsNs() {
    return List.of(WINDOW_NS);
  }

  @Override
  public List<String> entitiesOf(Contribution<Answers> contribution) {
    var answers = contribution.evidence();
    return answers.latencies().isEmpty() ? List.of() : List.of(answers.entity());
  }

  @Override
  public Optional<TapChoice<Answers>> tapChoice() {
    return Optional.of(MOST_ANSWERS);
  }

  @Override
  public void write(ByteWriter out, Answers evidence) {
    evidence.route().write(out);
    out.text(evidence.position().name());
    evidence.quality().write(out);
    Sketches.write(out, evidence.latencies());
  }

  @Override
  public Answers read(ByteReader in) {
    return new Answers(
        Route.read(in), Position.valueOf(in.text()), Quality.read(in), Sketches.read(in));
  }
}
