package io.memwall.collectors.simulator;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;

/** Frames that no endpoint should send, and what a decoder must say of each. */
enum MalformedFrame {
  NOT_WHOLE_WORDS("0".repeat(68), "align"),
  HEADER_ONLY("", "short_tloe"),
  CHANNEL_6("6000000000000000" + "0".repeat(48) + "0000000000000001", codes("msg_chan")),
  OPCODE_3_ON_C(
      "36060000000000000000000000000040" + "0".repeat(32) + "0000000000000001",
      codes("msg_opcode")),
  DATA_MISSING(
      "10060000000000000000000000000040" + "0".repeat(32) + "0000000000000001",
      codes("msg_truncated")),
  MASK_OVER_DATA(
      "10060000000000000000000000001000" + "1122334455667788".repeat(7) + "0000000000000001",
      codes("quirk_mask_over_data"),
      "A0"),
  MASK_BIT_MISSING(
      "18030000000000010000000000000040" + "18030000000000020000000000000048" + "0000000000000001",
      codes("nonzero_unmasked", "nonzero_pad", "mask_mismatch_seq_used"),
      "A4",
      "A4"),
  ENDS_IN_TAG("", "short_eth"),
  MASK_BIT_INSIDE(
      "100300000000000100000000000000404746454443424140" + "0".repeat(16) + "0000000000000005",
      codes("mask_overlap"),
      "A0"),
  MASK_BIT_BEYOND(
      "18030000000000000000000000000040" + "0".repeat(32) + "0000000000000201",
      codes("mask_beyond"),
      "A4"),
  PARAM_AND_ADDRESS(
      "48360000000000000000000000000011" + "18060000000000000000000000000020" + "0000000000000005",
      codes("param", "misaligned"),
      "D4",
      "A4"),
  FORMER_LAYOUT("1c050000000000030000000200008000", "ethertype");

  /** Names of what is wrong, in one text. */
  private record Codes(String joined) {
    static List<String> split(String joined) {
      return joined.isEmpty() ? List.of() : List.of(joined.split(" ", -1));
    }
  }

  private static Codes codes(String... each) {
    return new Codes(String.join(" ", each));
  }

  private static final String ADDRESSES = "020000000101020000000001";
  private static final long HEADER = 0x0000000100000200L;

  private final String body;
  private final String reject;
  private final String anomalies;
  private final String messages;

  MalformedFrame(String body, String reject) {
    this.body = body;
    this.reject = reject;
    this.anomalies = "";
    this.messages = "";
  }

  MalformedFrame(String body, Codes anomalies, String... messages) {
    this.body = body;
    this.reject = "";
    this.anomalies = anomalies.joined();
    this.messages = String.join(" ", messages);
  }

  boolean isRejected() {
    return !reject.isEmpty();
  }

  /** Why it is no frame at all; empty when it is one. */
  String reject() {
    return reject;
  }

  /** Codes of what is wrong inside. */
  List<String> anomalies() {
    return Codes.split(anomalies);
  }

  /** Channel and opcode of those messages that are understood all the same. */
  List<String> messages() {
    return Codes.split(messages);
  }

  /** The bytes with this sequence number, without FCS. */
  ByteBuffer bytes(long number) {
    String header = "%016x".formatted((HEADER & ~(0x3f_ffffL << 32)) | (number << 32));
    String text =
        switch (this) {
          case ENDS_IN_TAG -> ADDRESSES + "81000064";
          case NOT_WHOLE_WORDS -> ADDRESSES + "aaaa" + header + body;
          case FORMER_LAYOUT -> ADDRESSES + "0870" + header + body;
          default -> ADDRESSES + "aaaa" + header + body;
        };
    return ByteBuffer.wrap(HexFormat.of().parseHex(text));
  }
}
