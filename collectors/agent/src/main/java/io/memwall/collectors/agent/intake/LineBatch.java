package io.memwall.collectors.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.collectors.agent.link.LinkReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the lines of a followed file: {@code kind} says what a line is, without it a ledger entry.
 * A line that is wrong goes to the reject file, and those around it are taken.
 */
final class LineBatch {
  private final Intake intake;
  private final RejectFile rejects;

  LineBatch(Intake intake, RejectFile rejects) {
    this.intake = intake;
    this.rejects = rejects;
  }

  /**
   * Takes whole lines.
   *
   * @param before how many lines of the file came before
   * @return why it must be tried again; empty when all that is good is durable
   */
  Optional<String> take(byte[] lines, long before) throws IOException {
    var complaints = new Complaints(Integer.MAX_VALUE);
    var run = new Run();
    for (Placed<JsonNode> each : JsonBody.lines(lines, complaints)) {
      Optional<String> busy = run.add(each, complaints);
      if (busy.isPresent()) {
        return busy;
      }
    }
    Optional<String> busy = run.flush(complaints);
    if (busy.isPresent()) {
      return busy;
    }
    reject(complaints.kept(), lines, before);
    return Optional.empty();
  }

  void refuse(long line, String problem) throws IOException {
    intake.counts().refuse("bad_line", 1);
    rejects.write(line, problem, "");
  }

  private void reject(List<Complaint> complaints, byte[] lines, long before) throws IOException {
    if (complaints.isEmpty()) {
      return;
    }
    String[] texts = new String(lines, UTF_8).split("\n", -1);
    long last = -1;
    for (Complaint each : complaints) {
      if (each.line() != last) {
        intake.counts().refuse("bad_line", 1);
      }
      last = each.line();
      rejects.write(before + each.line(), each.text(), texts[(int) each.line() - 1]);
    }
  }

  /** Lines of one kind that follow each other; kinds change the ledger in the order they come. */
  private final class Run {
    private final List<Placed<LedgerEntry>> entries = new ArrayList<>();
    private final List<Placed<List<SnapshotChunk>>> snapshots = new ArrayList<>();
    private final List<Placed<LinkReading>> links = new ArrayList<>();
    private String kind = "";

    Optional<String> add(Placed<JsonNode> line, Complaints complaints) {
      JsonNode named = ((ObjectNode) line.value()).remove("kind");
      String now = named == null ? "allocation" : named.asText();
      Optional<String> busy = now.equals(kind) ? Optional.empty() : flush(complaints);
      kind = now;
      switch (now) {
        case "allocation" ->
            LedgerFields.entry(line, complaints)
                .ifPresent(read -> entries.add(new Placed<>(line.line(), read)));
        case "snapshot" ->
            SnapshotFields.read(line, complaints)
                .ifPresent(read -> snapshots.add(new Placed<>(line.line(), read)));
        case "link" ->
            LinkFields.read(line, complaints)
                .ifPresent(read -> links.add(new Placed<>(line.line(), read)));
        default ->
            complaints.add(
                new Complaint(
                    line.line(), "kind", "is not known", "one of allocation, snapshot, link"));
      }
      return busy;
    }

    Optional<String> flush(Complaints complaints) {
      if (!entries.isEmpty()) {
        LedgerIntake.Followed followed = intake.follow(List.copyOf(entries));
        entries.clear();
        if (followed.outcome() instanceof Outcome.Busy busy) {
          return Optional.of(busy.why());
        }
        followed.leftOut().forEach(complaints::add);
      }
      return flushOthers(complaints);
    }

    private Optional<String> flushOthers(Complaints complaints) {
      var outcomes = new ArrayList<Outcome>();
      if (!snapshots.isEmpty()) {
        outcomes.add(intake.snapshot(List.copyOf(snapshots)));
        snapshots.clear();
      }
      if (!links.isEmpty()) {
        outcomes.add(intake.links(List.copyOf(links)));
        links.clear();
      }
      for (Outcome each : outcomes) {
        if (each instanceof Outcome.Busy busy) {
          return Optional.of(busy.why());
        }
        if (each instanceof Outcome.Misfit misfit) {
          complaints.add(misfit.complaint());
        }
      }
      return Optional.empty();
    }
  }
}
