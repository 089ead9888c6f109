package io.memwall.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** A topology in the test driver, configured as in production, with topics as lists. */
public final class TopicPipes implements AutoCloseable {
  private final TopologyTestDriver driver;

  public TopicPipes(Topology topology, Path stateDir, Instant wallClock) {
    var config = new Properties();
    config.putAll(StreamsSettings.single("unused:9092", stateDir).of("test"));
    // The driver throws away what an open transaction sent while a record was being read, which
    // is where dead letters are sent; the integration test runs exactly once.
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver = new TopologyTestDriver(topology, config, wallClock);
  }

  public <V extends SpecificRecord> void send(StreamTopic<V> topic, String key, V value) {
    driver
        .createInputTopic(topic.name(), new StringSerializer(), topic.values().serializer())
        .pipeInput(key, value);
  }

  public void sendRaw(String topic, byte[] key, byte[] value) {
    driver
        .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }

  /** What came out since the last call. */
  public <V extends SpecificRecord> List<V> read(StreamTopic<V> topic) {
    return driver
        .createOutputTopic(topic.name(), new StringDeserializer(), topic.values().deserializer())
        .readValuesToList();
  }

  /** The same, after the time that a closed minute waits for late records at the most. */
  public <V extends SpecificRecord> List<V> readSettled(StreamTopic<V> topic) {
    waitFor(Duration.ofSeconds(2));
    return read(topic);
  }

  public List<TestRecord<byte[], byte[]>> readRaw(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  public void waitFor(Duration time) {
    driver.advanceWallClockTime(time);
  }

  @Override
  public void close() {
    driver.close();
  }
}
