package io.memwall.bench;

import com.sun.management.OperatingSystemMXBean;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.publish.DeliverySettings;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.Outlet;
import io.memwall.collectors.agent.publish.PublishStatus;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.collectors.agent.publish.SpooledOutlet;
import io.memwall.collectors.agent.spool.Entry;
import io.memwall.collectors.agent.spool.SpoolSettings;
import io.memwall.engines.SharedEngines;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.TopicSetup;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Flow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/** Flow records to bytes, and to a real Kafka. */
final class Publishing {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int DIFFERENT = 512;
  private static final int PARTITIONS = 4;
  private static final int WORTH_A_BROKER = 1_000;
  private static final long MOST_QUEUED = 4L << 20;
  private static final long PAUSE_NANOS = 100_000;

  private final List<FlowRecord> records = new FlowLoad().records(DIFFERENT);
  private final Scale scale;

  Publishing(Scale scale) {
    this.scale = scale;
  }

  List<Figure> measure() {
    var kept = new Kept();
    encodeAll(new Publisher(identity(0), "bench", kept, Clock.systemUTC()));
    Cost ours = best(() -> encodeAll(new Publisher(identity(0), "bench", kept, Clock.systemUTC())));
    AvroCodec<Flow> codec = AvroCodec.of(Flow.class);
    Flow flow = decoded(codec, kept.last);
    Cost avros = best(() -> encodeAll(codec, flow));
    String how = "records of %,d bytes; CPU time of the thread".formatted(kept.last.length);
    return List.of(
        Figure.of("flow record to bytes", micros(ours), "us/record", how + ", stamped and encoded"),
        Figure.of(
            "the same by Avro's encoder", micros(avros), "us/record", how + ", Avro object given"),
        kafka());
  }

  /** Of one encoded record. */
  long recordBytes() {
    var kept = new Kept();
    encodeAll(new Publisher(identity(0), "bench", kept, Clock.systemUTC()));
    return kept.last.length;
  }

  private double micros(Cost cost) {
    return cost.cpuNanos() / 1e3 / scale.flowRecords();
  }

  private Cost best(Runnable work) {
    Cost best = Cost.of(work);
    for (int i = 1; i < scale.passes(); i++) {
      best = best.best(Cost.of(work));
    }
    return best;
  }

  private void encodeAll(Publisher publisher) {
    for (int i = 0; i < scale.flowRecords(); i++) {
      publisher.flow(records.get(i % DIFFERENT));
    }
  }

  private void encodeAll(AvroCodec<Flow> codec, Flow flow) {
    long bytes = 0;
    for (int i = 0; i < scale.flowRecords(); i++) {
      bytes += codec.encode(flow).length;
    }
    if (bytes == 0) {
      throw new IllegalStateException("nothing was encoded");
    }
  }

  private Figure kafka() {
    String what = "flow records to Kafka, per second of CPU";
    if (scale.flowRecords() < WORTH_A_BROKER) {
      return Figure.skipped(what, "records/s", "too few records for it");
    }
    try (var admin = Admin.create(Map.of("bootstrap.servers", SharedEngines.kafka()))) {
      new TopicSetup(admin, PARTITIONS, 1).ensure();
    }
    try {
      Path directory = Files.createTempDirectory("bench-spool");
      try (var outlet = SpooledOutlet.open(settings(directory), identity(1), Clock.systemUTC())) {
        return kafka(what, outlet);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Figure kafka(String what, SpooledOutlet outlet) {
    while (!outlet.connected()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    var publisher = new Publisher(identity(1), "bench", outlet, Clock.systemUTC());
    double best = 0;
    double wall = 0;
    for (int pass = 0; pass < scale.passes(); pass++) {
      long cpu = PROCESS.getProcessCpuTime();
      long start = System.nanoTime();
      publishAll(publisher, outlet);
      best = Math.max(best, scale.flowRecords() * 1e9 / (PROCESS.getProcessCpuTime() - cpu));
      wall = Math.max(wall, scale.flowRecords() * 1e9 / (System.nanoTime() - start));
    }
    String how =
        "all threads of publisher and producer, lz4, acks=all; %,.0f/s by the clock, %d lost"
            .formatted(wall, publisher.lost());
    return Figure.of(what, best, "records/s", how);
  }

  private void publishAll(Publisher publisher, SpooledOutlet outlet) {
    for (int i = 0; i < scale.flowRecords(); i++) {
      while (outlet.waiting().queuedBytes() > MOST_QUEUED) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      publisher.flow(records.get(i % DIFFERENT));
    }
    publisher.durable().join();
  }

  private static DeliverySettings settings(Path directory) {
    return DeliverySettings.of(KafkaTarget.at(SharedEngines.kafka()), SpoolSettings.in(directory));
  }

  private static Identity identity(long epoch) {
    return new Identity("bench", new UUID(0, 1), epoch, "bench", "bench", "");
  }

  private static Flow decoded(AvroCodec<Flow> codec, byte[] value) {
    try {
      return codec.decode(value);
    } catch (UnreadableRecordException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps the last one. */
  private static final class Kept implements Outlet {
    private byte[] last = {};

    @Override
    public void send(Entry entry) {
      last = entry.value();
    }

    @Override
    public void flush() {}

    @Override
    public Map<PublishStatus.Cause, Long> lost() {
      return Map.of();
    }

    @Override
    public void close() {}
  }
}
