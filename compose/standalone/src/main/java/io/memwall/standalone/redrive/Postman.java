package io.memwall.standalone.redrive;

import io.memwall.schemas.DeadLetter;
import io.memwall.schemas.DeadLetters;
import io.memwall.standalone.CommandException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records back. A record and the mark of its letter are written both or neither, some hundred
 * in a transaction; and of two postmen at once, the one that began last goes on alone. Not
 * thread-safe.
 */
final class Postman implements AutoCloseable {
  private static final String ONE_AT_A_TIME = "memwall-redrive";
  private static final int AT_ONCE = 500;
  private static final int ANSWER_WITHIN_MS = 15_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private long sent;
  private int open;

  /**
   * Begins: another one that is still at it is cut off, and what it wrote is complete.
   *
   * @param settings of every client of the cluster
   */
  Postman(Map<String, Object> settings) {
    var all = new HashMap<>(settings);
    all.put("transactional.id", ONE_AT_A_TIME);
    all.put("acks", "all");
    all.put("linger.ms", 20);
    all.put("max.block.ms", ANSWER_WITHIN_MS);
    var bytes = new ByteArraySerializer();
    producer = new KafkaProducer<>(all, bytes, bytes);
    try {
      producer.initTransactions();
    } catch (RuntimeException e) {
      producer.close();
      throw e;
    }
  }

  /** How many records are back for good. */
  long sent() {
    return sent;
  }

  /**
   * Sends the record of a letter back.
   *
   * @throws CommandException if Kafka does not take it; what is not {@link #sent} is not there
   */
  void send(ConsumerRecord<byte[], byte[]> raw, DeadLetter letter) {
    try {
      if (open == 0) {
        producer.beginTransaction();
      }
      write(DeadLetters.back(raw, letter));
      write(DeadLetters.mark(letter));
      open++;
    } catch (KafkaException e) {
      throw refused(e);
    }
    if (open == AT_ONCE) {
      commit();
    }
  }

  private void write(ProducerRecord<byte[], byte[]> record) {
    // What fails is told by the commit.
    var unused = producer.send(record);
  }

  /**
   * Makes what was sent so far be there for good.
   *
   * @throws CommandException if Kafka does not take it
   */
  void commit() {
    if (open == 0) {
      return;
    }
    try {
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw refused(e);
    }
    sent += open;
    open = 0;
  }

  private CommandException refused(KafkaException e) {
    if (e instanceof ProducerFencedException) {
      return new CommandException(
          "another memwall redrive began and goes on with the rest; this one sent %,d"
              .formatted(sent),
          e);
    }
    String cause = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    return new CommandException(
        "Kafka does not take the records: %s; %,d are back, the rest was left as it was: run it again"
            .formatted(cause, sent),
        e);
  }

  /** What is not committed by now is taken back. */
  @Override
  public void close() {
    producer.close();
  }
}
