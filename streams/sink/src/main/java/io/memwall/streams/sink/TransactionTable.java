package io.memwall.streams.sink;

import io.memwall.schemas.events.Transaction;

/** Sampled transactions in table {@code transaction}. */
final class TransactionTable {
  private TransactionTable() {}

  static Table<Transaction> create() {
    Table<Transaction> table = Envelopes.table("transaction", Transaction::getEnvelope);
    table.partitionedBy(
        each -> Envelopes.partition(each.getEnvelope(), each.getEnvelope().getTStart()));
    half(table);
    request(table);
    ending(table);
    return table;
  }

  private static void half(Table<Transaction> table) {
    table
        .column("tap_id", (out, each) -> out.string(each.getTapId()))
        .column("conn_id", (out, each) -> out.string(each.getConnId()))
        .column("inc", (out, each) -> out.uint32(each.getInc()))
        .column("dir", (out, each) -> out.uint8(each.getDir()))
        .column("mac_src", (out, each) -> out.string(each.getMacSrc()))
        .column("mac_dst", (out, each) -> out.string(each.getMacDst()))
        .column("vc", (out, each) -> out.uint8(each.getVc()))
        .column("src_node", (out, each) -> out.nullable(each.getSrcNode(), RowBinaryWriter::string))
        .column("dst_node", (out, each) -> out.nullable(each.getDstNode(), RowBinaryWriter::string))
        .column("link_id", (out, each) -> out.nullable(each.getLinkId(), RowBinaryWriter::string));
  }

  private static void request(Table<Transaction> table) {
    table
        .column("class", (out, each) -> out.string(each.getClass$()))
        .column("channel", (out, each) -> out.uint8(each.getChannel()))
        .column("opcode", (out, each) -> out.uint8(each.getOpcode()))
        .column("param", (out, each) -> out.uint8(each.getParam()))
        .column("size", (out, each) -> out.uint8(each.getSize()))
        .column("addr", (out, each) -> out.nullable(each.getAddr(), RowBinaryWriter::uint64))
        .column("source", (out, each) -> out.uint32(each.getSource()))
        .column("sink", (out, each) -> out.nullable(each.getSink(), (o, id) -> o.uint32(id)))
        .column("domain", (out, each) -> out.uint8(each.getDomain()))
        .column("t_acquire", (out, each) -> out.nullable(each.getTAcquire(), RowBinaryWriter::time))
        .column("t_request", (out, each) -> out.time(each.getTRequest()))
        .column("request_frame", (out, each) -> out.count(each.getRequestFrame()));
  }

  private static void ending(Table<Transaction> table) {
    table
        .column("outcome", (out, each) -> out.string(each.getOutcome().name()))
        .column(
            "response_size",
            (out, each) -> out.nullable(each.getResponseSize(), RowBinaryWriter::uint8))
        .column(
            "t_response", (out, each) -> out.nullable(each.getTResponse(), RowBinaryWriter::time))
        .column(
            "latency_ns", (out, each) -> out.nullable(each.getLatencyNs(), RowBinaryWriter::count))
        .column(
            "response_frame",
            (out, each) -> out.nullable(each.getResponseFrame(), RowBinaryWriter::count))
        .column("head_sampled", (out, each) -> out.bool(each.getHeadSampled()))
        .column("tail_sampled", (out, each) -> out.bool(each.getTailSampled()))
        .column("sample_weight", (out, each) -> out.count(each.getSampleWeight()))
        .column("retrans_involved", (out, each) -> out.bool(each.getRetransInvolved()))
        .column("corrupt", (out, each) -> out.bool(each.getCorrupt()));
  }
}
