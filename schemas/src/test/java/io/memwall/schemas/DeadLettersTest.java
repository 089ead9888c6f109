package io.memwall.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What a letter keeps of a record, and what goes back. */
class DeadLettersTest {
  private static final byte[] KEY = "k".getBytes(UTF_8);
  private static final byte[] VALUE = {
    (byte) 0xC3, 0x01, (byte) 0xEF, (byte) 0xCD, (byte) 0xAB, (byte) 0x89, 0x67, 0x45, 0x23, 0x01, 7
  };

  private static ConsumerRecord<byte[], byte[]> origin(byte[] value) {
    var record = arrived(new ProducerRecord<byte[], byte[]>(Topics.FLOW.name(), 3, KEY, value), 42);
    record.headers().add("trace", "abc".getBytes(UTF_8));
    return record;
  }

  /** As a reader sees what was sent, a second after 1970. */
  private static ConsumerRecord<byte[], byte[]> arrived(
      ProducerRecord<byte[], byte[]> sent, long offset) {
    int partition = sent.partition() == null ? 1 : sent.partition();
    return new ConsumerRecord<>(
        sent.topic(),
        partition,
        offset,
        1_000L,
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        sent.key(),
        sent.value(),
        new RecordHeaders(sent.headers()),
        Optional.empty());
  }

  private static ConsumerRecord<byte[], byte[]> letter(byte[] value, String reason) {
    return arrived(DeadLetters.of(origin(value), "sink", reason), 7);
  }

  @Test
  void letter_saysWhatOfWhichRecordWhenWhyAndByWhom() {
    var raw = letter(VALUE, "unknown writer schema: none has it");
    var letter = DeadLetter.read(raw).orElseThrow();
    assertThat(raw.key()).isEqualTo(KEY);
    assertThat(raw.value()).isEqualTo(VALUE);
    assertThat(raw.headers().lastHeader(DeadLetters.ORIGIN_TIMESTAMP).value())
        .isEqualTo("1000".getBytes(UTF_8));
    assertThat(letter.origin()).hasToString("memwall.flow-3@42");
    assertThat(letter.place()).hasToString("memwall.deadletter-1@7");
    assertThat(letter.why().component()).isEqualTo("sink");
    assertThat(letter.why().kind()).isEqualTo("unknown writer schema");
    assertThat(letter.schema()).hasValue(0x0123456789ABCDEFL);
    assertThat(letter.repeats()).isZero();
  }

  @Test
  void whatGoesBack_isTheRecordAsItWas_andSaysThatItWasSentBack() {
    var raw = letter(VALUE, "x");
    var back = DeadLetters.back(raw, DeadLetter.read(raw).orElseThrow());
    assertThat(back.topic()).isEqualTo(Topics.FLOW.name());
    assertThat(back.partition()).isEqualTo(3);
    assertThat(back.key()).isEqualTo(KEY);
    assertThat(back.value()).isEqualTo(VALUE);
    assertThat(back.headers().toArray())
        .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
        .containsExactly(
            "trace=abc",
            "memwall.redrive.repeats=1",
            "memwall.redrive.from=memwall.deadletter-1@7");
  }

  @Test
  void recordThatFailsAgain_isALetterThatSaysHowOftenItWasSent() {
    var first = letter(VALUE, "x");
    var again = arrived(DeadLetters.back(first, DeadLetter.read(first).orElseThrow()), 50);
    var second = arrived(DeadLetters.of(again, "sink", "x"), 8);
    assertThat(DeadLetter.read(second).orElseThrow().repeats()).isEqualTo(1);
    assertThat(DeadLetter.read(second).orElseThrow().origin().offset()).isEqualTo(50);

    var third = DeadLetters.back(second, DeadLetter.read(second).orElseThrow());
    assertThat(third.headers().headers(DeadLetters.REPEATS)).hasSize(1);
    assertThat(new String(third.headers().lastHeader(DeadLetters.REPEATS).value(), UTF_8))
        .isEqualTo("2");
  }

  @Test
  void mark_isNoLetter_andNamesTheRecord() {
    var letter = DeadLetter.read(letter(VALUE, "x")).orElseThrow();
    var mark = DeadLetters.mark(letter);
    assertThat(mark.topic()).isEqualTo(Topics.DEADLETTER);
    assertThat(mark.partition()).isEqualTo(1);
    assertThat(DeadLetter.read(arrived(mark, 9))).isEmpty();
    assertThat(DeadLetter.sentBack(arrived(mark, 9))).contains(letter.origin());
    assertThat(DeadLetter.sentBack(letter(VALUE, "x"))).isEmpty();
  }

  @Test
  void whatOthersWroteThere_isNoLetter() {
    assertThat(DeadLetter.read(origin(VALUE))).isEmpty();
    var damaged = letter(VALUE, "x");
    damaged.headers().add(DeadLetters.ORIGIN_OFFSET, "many".getBytes(UTF_8));
    assertThat(DeadLetter.read(damaged)).isEmpty();
  }

  @Test
  void bytesThatNameNoSchema_haveNone() {
    assertThat(DeadLetter.read(letter(new byte[] {1, 2, 3}, "x")).orElseThrow().schema()).isEmpty();
    assertThat(DeadLetter.read(letter(null, "x")).orElseThrow().schema()).isEmpty();
  }
}
