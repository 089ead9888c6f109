package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.TruthFile;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.standalone.stack.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One scenario through agents, Kafka and topologies, on servers of its own.
 *
 * @param partitions of every topic
 * @param given a truth to hold the results against instead of the model's
 * @param captures whether frames are seen; without, hosts have port counters and pressure only
 */
record Verification(int partitions, Optional<Path> given, boolean captures) {

  /**
   * Runs it.
   *
   * @param word takes a line now and then on how far it is
   * @throws IllegalArgumentException when the scenario has no end
   */
  Verdicts of(SimulationOptions options, Consumer<String> word) throws Exception {
    var run = new ScenarioRun(captures ? options : NoFrames.of(options));
    Path truth = Files.createTempFile("memwall-truth", ".jsonl");
    try (var scratch = Scratch.open(partitions, Scratch.topologies(), Optional.empty())) {
      (captures ? run : run.withoutFrames()).run(scratch.kafka(), truth);
      word.accept("  simulated, metered, sent");
      var befallen = Deliveries.befall(scratch.kafka(), TruthFile.read(truth));
      scratch.computeInTurn(word);
      var answers = new Answers(scratch.kafka());
      var lines = TruthFile.read(given.orElse(truth));
      var left = captures ? lines : NoFrames.left(lines);
      return new Verdicts(Families.of(answers, befallen).judge(left));
    } finally {
      Files.deleteIfExists(truth);
    }
  }
}
