package io.memwall.collectors.agent.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.memwall.collectors.agent.allocation.LedgerEntry.Position;
import io.memwall.collectors.agent.http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Outcomes as answers. */
final class IntakeAnswers {
  private static final JsonFactory JSON = new JsonFactory();

  private IntakeAnswers() {}

  static Answer of(Outcome outcome) {
    if (outcome instanceof Outcome.Taken taken) {
      return json(
          200,
          out -> {
            out.writeNumberField("accepted", taken.accepted());
            out.writeNumberField("duplicates", taken.duplicates());
          });
    }
    if (outcome instanceof Outcome.Wrong wrong) {
      return json(400, out -> errors(out, wrong.complaints(), wrong.count()));
    }
    if (outcome instanceof Outcome.Misfit misfit) {
      return json(409, out -> misfit(out, misfit));
    }
    var busy = (Outcome.Busy) outcome;
    var complaints = List.of(new Complaint(0, "", busy.why(), ""));
    return json(503, out -> errors(out, complaints, 1))
        .with("Retry-After", Long.toString(busy.retrySeconds()));
  }

  static Answer position(Position position) {
    return json(200, out -> position(out, position));
  }

  static Answer health(IntakeStatus status) {
    return json(
        status.failure().isEmpty() ? 200 : 503,
        out -> {
          out.writeStringField("status", status.failure().orElse("ok"));
          out.writeNumberField("accepted", status.accepted());
          out.writeNumberField("duplicates", status.duplicates());
          out.writeObjectFieldStart("refused");
          for (Map.Entry<String, Long> each : status.refused().entrySet()) {
            out.writeNumberField(each.getKey(), each.getValue());
          }
          out.writeEndObject();
        });
  }

  private static void misfit(JsonGenerator out, Outcome.Misfit misfit) throws IOException {
    errors(out, List.of(misfit.complaint()), 1);
    position(out, misfit.head());
  }

  private static void position(JsonGenerator out, Position position) throws IOException {
    out.writeStringField("pool_id", position.poolId());
    number(out, "ledger_epoch", position.epoch());
    number(out, "ledger_seq", position.seq());
    number(out, "expected_seq", position.seq() + 1);
  }

  private static void number(JsonGenerator out, String name, long unsigned) throws IOException {
    out.writeFieldName(name);
    out.writeNumber(new BigInteger(Long.toUnsignedString(unsigned)));
  }

  private static void errors(JsonGenerator out, List<Complaint> complaints, long count)
      throws IOException {
    out.writeArrayFieldStart("errors");
    for (Complaint each : complaints) {
      out.writeStartObject();
      if (each.line() > 0) {
        out.writeNumberField("line", each.line());
      }
      field(out, "field", each.field());
      field(out, "problem", each.problem());
      field(out, "fix", each.fix());
      out.writeEndObject();
    }
    out.writeEndArray();
    if (count > complaints.size()) {
      out.writeNumberField("more_errors", count - complaints.size());
    }
  }

  private static void field(JsonGenerator out, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      out.writeStringField(name, value);
    }
  }

  /** Writes the fields of one object. */
  private interface Fields {
    void write(JsonGenerator out) throws IOException;
  }

  private static Answer json(int status, Fields fields) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      fields.write(out);
      out.writeEndObject();
      out.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory failed", e);
    }
    return Answer.of(status, Answer.JSON, bytes.toByteArray());
  }
}
