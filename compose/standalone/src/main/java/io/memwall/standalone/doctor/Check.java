package io.memwall.standalone.doctor;

import java.util.List;
import java.util.function.Supplier;

/**
 * Something to look at.
 *
 * @param silence what it means when the look gets no answer in time, or fails
 * @param soFar what it had found until then
 */
record Check(Look look, Silence silence, Supplier<List<Finding>> soFar) {
  /** May fail, and may hang. */
  interface Look {
    List<Finding> findings() throws Exception;
  }

  /** Names the stage that does not answer. */
  interface Silence {
    Finding because(String why);
  }

  /** A look whose failure is the stage's own. */
  static Check of(Stage stage, String name, String fix, Look look) {
    return new Check(look, why -> Finding.broken(stage, name, why, fix), List::of);
  }

  /** A look whose failure only means that nothing can be said. */
  static Check mild(Stage stage, String name, Look look) {
    return new Check(look, why -> Finding.unknown(stage, name, why), List::of);
  }
}
