package io.memwall.collectors.agent.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * One frame of a capture.
 *
 * @param number from 1, in the order of the file, over all Ethernet interfaces
 * @param sinceFirstNanos time since the first frame of the file; negative when it steps back
 * @param tloe empty when the frame was not read as TLoE
 * @param reject why it was not; empty when it was
 */
public record FrameLine(
    long number,
    long epochNanos,
    long sinceFirstNanos,
    String interfaceName,
    Optional<Addresses> addresses,
    Optional<Tloe> tloe,
    Optional<String> reject) {

  /** Source and destination MAC addresses and the EtherType between them and the payload. */
  public record Addresses(String source, String destination, int etherType) {}

  /**
   * What the TLoE header and body say.
   *
   * @param dir half of the connection; empty when equal addresses leave it open
   * @param sequenceClass new, gap, fill, retrans or ack_only; unassigned when the half is unknown
   * @param ack true for ACK, false for NAK
   */
  public record Tloe(
      OptionalInt dir,
      int vc,
      String type,
      int sequence,
      int ackSequence,
      boolean ack,
      String sequenceClass,
      List<Message> messages,
      List<String> anomalies) {}

  /**
   * One TileLink message.
   *
   * @param name channel and name, such as A.Get
   * @param sizeExponent n of 2^n bytes
   */
  public record Message(
      String name,
      int param,
      int sizeExponent,
      OptionalInt source,
      OptionalLong address,
      OptionalInt sink) {

    private String text() {
      var text = new StringBuilder(name).append(" n=").append(sizeExponent);
      source.ifPresent(id -> text.append(" source=").append(id));
      sink.ifPresent(id -> text.append(" sink=").append(id));
      address.ifPresent(at -> text.append(" address=").append(hex(at)));
      return param == 0 ? text.toString() : text.append(" param=").append(param).toString();
    }
  }

  /** One line for people. */
  public String text() {
    String head =
        String.format(
            Locale.ROOT,
            "%7d %14.9f %s",
            number,
            sinceFirstNanos / 1e9,
            addresses.map(a -> a.source() + " > " + a.destination()).orElse("?"));
    return head + tloe.map(FrameLine::text).orElse("") + reject.map(r -> "  " + r).orElse("");
  }

  private static String text(Tloe tloe) {
    String head =
        String.format(
            Locale.ROOT,
            "  %s seq 0x%06X %s %s 0x%06X",
            tloe.type(),
            tloe.sequence(),
            tloe.sequenceClass(),
            tloe.ack() ? "ack" : "nak",
            tloe.ackSequence());
    String messages = tloe.messages().stream().map(Message::text).collect(Collectors.joining("; "));
    String anomalies = String.join(" ", tloe.anomalies());
    return head
        + (messages.isEmpty() ? "" : "  " + messages)
        + (anomalies.isEmpty() ? "" : "  ! " + anomalies);
  }

  /** One JSON object on one line; addresses as hexadecimal strings. */
  public String json() {
    return FrameJson.line(this);
  }

  static String hex(long value) {
    return "0x%016x".formatted(value);
  }
}
