package io.memwall.collectors.simulator.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever hosts do: one writer or many readers, reports that fit, and an end. */
final class DirectoryPropertyTest {
  private static final int HOSTS = 4;
  private static final int STEPS = 120;
  private static final int WINDOW = 3;

  @Property(tries = 60)
  void anyHistory_obeysTheTables(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int lines) {
    Stage stage = new Stage(HOSTS, 3);
    int[] done = new int[HOSTS];
    stage.passedDuring(
        () -> {
          for (int host = 0; host < HOSTS; host++) {
            for (int i = 0; i < WINDOW; i++) {
              SplitMix64 random = new SplitMix64(seed + 31L * host + 7L * i);
              step(stage, new Player(host, lines, random), done, STEPS);
            }
          }
        });

    assertThat(done).containsOnly(WINDOW * STEPS);
    Referee referee = new Referee();
    stage.passed().forEach(referee::sees);
  }

  private record Player(int host, int lines, SplitMix64 random) {}

  /** One thing after the other, each when the one before is done. */
  private static void step(Stage stage, Player player, int[] done, int left) {
    if (left == 0) {
      return;
    }
    Runnable next =
        () -> {
          done[player.host()]++;
          stage
              .timeline()
              .after(
                  1_000, Rank.GENERATE, player.host(), () -> step(stage, player, done, left - 1));
        };
    Host host = stage.host(player.host());
    long line = Stage.LINE + (player.random().below(player.lines()) << 6);
    switch ((int) player.random().below(7)) {
      case 0 -> host.read(line, next);
      case 1 -> host.write(line, ByteRange.word((int) player.random().below(8)), next);
      case 2 -> host.overwrite(line, next);
      case 3 -> {
        host.evict(line);
        next.run();
      }
      case 4 -> host.get(line, 6, next);
      case 5 -> host.put(line, 3, next);
      default -> host.request(Operation.of(Kind.ARITHMETIC, 4), line, 3, next);
    }
  }

  /** Follows the permissions as the pool must know them. */
  private static final class Referee {
    private final Map<Long, Map<Integer, Permission>> lines = new HashMap<>();

    void sees(Stage.Passed passed) {
      Message message = passed.message();
      switch (message.kind()) {
        case GRANT, GRANT_DATA -> granted(passed.host(), message);
        case PROBE_ACK, PROBE_ACK_DATA, RELEASE, RELEASE_DATA -> left(passed.host(), message);
        default -> {
          // Asks for something, or is an answer that moves no permission.
        }
      }
    }

    private Map<Integer, Permission> line(Message message) {
      return lines.computeIfAbsent(message.address(), address -> new HashMap<>());
    }

    private void granted(int host, Message grant) {
      boolean trunk = grant.param() == Message.CAP_TO_T;
      line(grant)
          .forEach(
              (other, has) -> {
                if (other != host) {
                  assertThat(has).isLessThanOrEqualTo(trunk ? Permission.NONE : Permission.BRANCH);
                }
              });
      line(grant).put(host, trunk ? Permission.TRUNK : Permission.BRANCH);
    }

    private void left(int host, Message message) {
      Permission had = line(message).getOrDefault(host, Permission.NONE);
      Permission from =
          switch (message.param()) {
            case Message.SHRINK_T_TO_B, Message.SHRINK_T_TO_N, Message.REPORT_T_TO_T ->
                Permission.TRUNK;
            case Message.SHRINK_B_TO_N, Message.REPORT_B_TO_B -> Permission.BRANCH;
            default -> Permission.NONE;
          };
      // A branch may have gone in silence; a trunk may not.
      if (had == Permission.BRANCH && from == Permission.NONE) {
        line(message).put(host, Permission.NONE);
        return;
      }
      assertThat(from).as("%s from host %d", message, host).isEqualTo(had);
      line(message).put(host, Permission.after(message.param()));
    }
  }
}
