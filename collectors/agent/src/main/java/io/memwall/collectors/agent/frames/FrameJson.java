package io.memwall.collectors.agent.frames;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Messages;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A frame as one JSON object on one line. Missing values are null; addresses are hexadecimal
 * strings, epoch nanoseconds decimal ones: neither survives the numbers of every JSON reader.
 */
final class FrameJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private FrameJson(JsonGenerator json) {
    this.json = json;
  }

  /**
   * @param words also every word of the frame, with its name
   */
  static String of(FrameSight sight, boolean words) {
    var text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      new FrameJson(generator).frame(sight, words);
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes any text", e);
    }
    return text.toString();
  }

  private void frame(FrameSight sight, boolean words) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", sight.number);
    json.writeStringField("t_ns", Long.toString(sight.nanos));
    json.writeNumberField("since_first_ns", sight.nanos - sight.firstNanos);
    json.writeStringField("interface", sight.tap);
    if (sight.isAddressed()) {
      json.writeStringField("mac_src", sight.source());
      json.writeStringField("mac_dst", sight.destination());
      json.writeStringField("ethertype", "0x%04X".formatted(sight.frame.ethernet().etherType()));
    }
    if (sight.isTloe()) {
      tloe(sight.frame, sight.verdict);
      notes(sight.verdict);
      if (words) {
        words(sight.frame);
      }
    } else {
      json.writeStringField("reject", sight.verdict.reject().orElseThrow().code());
    }
    json.writeEndObject();
  }

  private void tloe(Frame frame, Verdict verdict) throws IOException {
    if (verdict.half().isPresent()) {
      HalfName half = verdict.half().get();
      json.writeStringField("connection", half.connectionId());
      json.writeNumberField("incarnation", half.incarnation());
      json.writeNumberField("dir", half.dir());
    } else {
      json.writeNullField("dir");
    }
    json.writeNumberField("vc", frame.vc());
    json.writeStringField("type", frame.type().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("seq", frame.sequence());
    json.writeNumberField("ack_seq", frame.ackSequence());
    json.writeBooleanField("ack", frame.isAck());
    if (frame.creditFlits() > 0) {
      json.writeStringField("credit_channel", FrameText.creditChannel(frame));
      json.writeNumberField("credit_flits", frame.creditFlits());
    }
    json.writeStringField("class", verdict.frameClass().label());
    json.writeArrayFieldStart("messages");
    for (int i = 0; i < frame.messages().size(); i++) {
      message(frame.messages(), i);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("anomalies");
    for (String code : FrameText.oddities(frame)) {
      json.writeString(code);
    }
    json.writeEndArray();
  }

  private void message(Messages messages, int index) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", MessageText.name(messages.opcode(index)));
    json.writeNumberField("param", messages.param(index));
    json.writeNumberField("size", messages.sizeExponent(index));
    number("source", known(messages.source(index)));
    number("sink", known(messages.sink(index)));
    if (messages.hasAddress(index)) {
      json.writeStringField("address", "0x%016x".formatted(messages.address(index)));
    } else {
      json.writeNullField("address");
    }
    if (messages.domain(index) != 0) {
      json.writeNumberField("domain", messages.domain(index));
    }
    if (messages.isDenied(index)) {
      json.writeBooleanField("denied", true);
    }
    if (messages.isCorrupt(index)) {
      json.writeBooleanField("corrupt", true);
    }
    json.writeEndObject();
  }

  private void notes(Verdict verdict) throws IOException {
    json.writeArrayFieldStart("notes");
    for (Note note : verdict.notes()) {
      json.writeStartObject();
      json.writeStringField("kind", note.kind());
      json.writeStringField("text", note.text());
      if (note instanceof Note.Asks asks) {
        exchange(asks.exchange(), asks.exchange().responseFrame());
      } else if (note instanceof Note.Answers answers) {
        exchange(answers.exchange(), answers.exchange().requestFrame());
      } else if (note instanceof Note.Repeats repeats) {
        number("frame", repeats.first());
      } else if (note instanceof Note.RepeatedBy by) {
        json.writeNumberField("frame", by.later());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void exchange(Exchange exchange, OptionalLong otherFrame) throws IOException {
    json.writeStringField("latency_class", exchange.latencyClass().name().toLowerCase(Locale.ROOT));
    json.writeStringField("outcome", exchange.outcome().name().toLowerCase(Locale.ROOT));
    number("frame", otherFrame);
    number("latency_ns", exchange.latencyNanos());
  }

  private void words(Frame frame) throws IOException {
    var roles = new WordRoles(frame);
    json.writeArrayFieldStart("words");
    for (int word = 0; word < roles.count(); word++) {
      json.writeStartObject();
      json.writeStringField("name", roles.name(word));
      json.writeStringField("value", "0x%016x".formatted(roles.value(word)));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static OptionalLong known(int value) {
    return value == Messages.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private void number(String name, OptionalLong value) throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }
}
