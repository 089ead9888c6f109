package io.memwall.standalone.size;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

/** Needs for machines: bytes, seconds, cores; what is missing is null. */
final class NeedsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private NeedsJson() {}

  static String of(Needs needs) {
    var root = JSON.createObjectNode();
    root.put("origin", needs.load().origin());
    root.put("nodes", needs.load().nodes());
    var topics = root.putArray("topics");
    needs.load().topics().forEach(one -> topics.add(topic(one)));
    var tables = root.putArray("tables");
    needs.load().tables().forEach(one -> tables.add(table(needs, one)));
    var cpu = root.putArray("cpu");
    for (CpuLoad part : needs.load().cpu()) {
      put(cpu.addObject().put("part", part.part()), "cores", part.cores()).put("how", part.how());
    }
    root.set("total", total(needs));
    var assumptions = root.putArray("assumptions");
    needs.load().assumptions().forEach(assumptions::add);
    NeedsText.formulas().forEach(root.putArray("formulas")::add);
    return root.toPrettyString() + System.lineSeparator();
  }

  private static ObjectNode topic(TopicLoad topic) {
    var node =
        JSON.createObjectNode()
            .put("topic", topic.name())
            .put("records_per_s", topic.recordsPerSecond());
    put(node, "bytes_per_record", topic.bytesPerRecord());
    put(node, "bytes_per_s", topic.bytesPerSecond());
    put(node, "held_bytes", topic.heldBytes());
    node.put("partitions", topic.partitions()).put("copies", topic.copies());
    node.put("compacted", topic.keeping().compacted());
    topic
        .readers()
        .ifPresentOrElse(readers -> node.put("readers", readers), () -> node.putNull("readers"));
    put(node, "kept_s", Formulas.keptSeconds(topic));
    put(node, "disk_bytes", Formulas.log(topic));
    return put(node, "disk_bytes_unbounded", Formulas.unboundedLog(topic));
  }

  private static ObjectNode table(Needs needs, TableLoad table) {
    var node =
        JSON.createObjectNode()
            .put("table", table.name())
            .put("class", table.kind())
            .put("rows_per_s", table.rowsPerSecond());
    put(node, "bytes_per_row", table.bytesPerRow());
    put(node, "bytes_per_s", table.bytesPerSecond());
    put(node, "held_bytes", table.heldBytes());
    put(
        node,
        "kept_s",
        table.keeps().isPresent()
            ? OptionalDouble.of(Formulas.seconds(table.keeps()))
            : OptionalDouble.empty());
    return put(node, "disk_bytes", needs.disk(table));
  }

  private static ObjectNode total(Needs needs) {
    var node = JSON.createObjectNode();
    put(node, "kafka_disk_bytes", needs.kafkaDisk());
    put(node, "kafka_disk_bytes_unbounded", needs.kafkaDiskUnbounded());
    put(node, "clickhouse_disk_bytes", needs.tablesDisk());
    put(node, "kafka_in_bytes_per_s", needs.kafkaIn());
    put(node, "kafka_out_bytes_per_s", needs.kafkaOut());
    put(node, "cores", needs.cores());
    needs.withoutCpu().forEach(node.putArray("cores_missing")::add);
    return node;
  }

  private static ObjectNode put(ObjectNode node, String name, OptionalDouble figure) {
    return figure.isPresent() ? node.put(name, figure.getAsDouble()) : node.putNull(name);
  }
}
