package io.memwall.standalone.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.standalone.EmptyDatabase;
import org.junit.jupiter.api.Test;

/** What a fold has put aside, and said so, is not missing; what is just not there, is. */
final class FrameAuditIT {
  private static Tables tables() {
    return new Tables(EmptyDatabase.one());
  }

  @Test
  void recordsPutAside_areNoDifference_missingOnesAreNamedByTheirSecond() {
    var tables = tables();
    // Two records of one second, the second of them with more than its line can carry.
    tables.execute(
        """
        INSERT INTO flow (node_id, tap_id, conn_id, inc, dir, mac_src, mac_dst, epoch, t_start, frames) VALUES
          ('tortured', 'p0.nic', 'ab', 0, 1, 'a', 'b', 7, '2026-03-01 10:00:00.0', 600),
          ('tortured', 'p0.nic', 'ab', 0, 1, 'a', 'b', 7, '2026-03-01 10:00:00.1', 9900)
        """);
    tables.execute(
        """
        INSERT INTO bandwidth (entity_kind, entity, window_ns, t_start, tap_id, mac_src, mac_dst, frames)
        VALUES ('LINK', 'p0/tx', 1000000000, '2026-03-01 10:00:00', 'p0.nic', 'a', 'b', 600)
        """);
    var audit = new FrameAudit(tables);
    assertThat(audit.agrees()).isFalse();
    assertThat(audit.verdict().detail())
        .isEqualTo(
            "1 seconds of halves differ: p0.nic a b at 2026-03-01 10:00:00:"
                + " 10500 frames in flow, 600 in bandwidth");

    tables.execute(
        """
        INSERT INTO quarantine (fold, node_id, epoch, entity, source, t_start, reason)
        VALUES ('line-rate', 'tortured', 7, 'p0/tx', 'p0.nic/ab/1/0', '2026-03-01 10:00:00.1', 'OVER_LINE_RATE')
        """);
    assertThat(audit.agrees()).isTrue();
    assertThat(audit.verdict().holds()).isTrue();
    assertThat(audit.verdict().detail())
        .isEqualTo("600 frames; put aside as impossible, and said so: 9900 in 1 records");
  }
}
