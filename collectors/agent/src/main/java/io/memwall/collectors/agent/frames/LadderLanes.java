package io.memwall.collectors.agent.frames;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Brackets beside a ladder, from each request to its response. */
final class LadderLanes {
  private static final int LANES = 6;
  private static final long FREE = 0;

  private final Set<Long> rows = new HashSet<>();
  private final long[] endsAt = new long[LANES];

  /**
   * @param drawn the rows of the ladder: only brackets that end among them are drawn
   */
  LadderLanes(List<LadderRow> drawn) {
    drawn.forEach(row -> rows.add(row.number()));
  }

  /** Columns for a row's first line, with what to say behind them. */
  String at(LadderRow row) {
    char[] marks = between().toCharArray();
    var said = new ArrayList<String>();
    for (int lane = 0; lane < LANES; lane++) {
      if (endsAt[lane] == row.number()) {
        marks[lane] = '\'';
      }
    }
    for (Note note : row.notes()) {
      if (note instanceof Note.Answers answers) {
        said.add(answered(answers.exchange()));
      } else if (note instanceof Note.Asks asks) {
        ask(asks.exchange(), marks, said);
      }
    }
    for (int lane = 0; lane < LANES; lane++) {
      endsAt[lane] = endsAt[lane] == row.number() ? FREE : endsAt[lane];
    }
    return new String(marks) + " " + String.join(", ", said);
  }

  /** Columns for a line between rows. */
  String between() {
    char[] marks = new char[LANES];
    Arrays.fill(marks, ' ');
    for (int lane = 0; lane < LANES; lane++) {
      marks[lane] = endsAt[lane] == FREE ? ' ' : '|';
    }
    return new String(marks);
  }

  private void ask(Exchange exchange, char[] marks, List<String> said) {
    if (!exchange.outcome().isAnswered()) {
      said.add(exchange.requestText() + " unanswered");
      return;
    }
    long end = exchange.responseFrame().orElse(FREE);
    if (!rows.contains(end)) {
      said.add("answered elsewhere");
      return;
    }
    for (int lane = 0; lane < LANES; lane++) {
      if (marks[lane] == ' ') {
        marks[lane] = '.';
        endsAt[lane] = end;
        return;
      }
    }
  }

  private static String answered(Exchange exchange) {
    String latency =
        exchange.latencyNanos().isPresent()
            ? NanosText.of(exchange.latencyNanos().getAsLong())
            : exchange.outcome().name();
    return latency + " " + exchange.requestText();
  }
}
