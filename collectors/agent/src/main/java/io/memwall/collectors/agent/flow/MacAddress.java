package io.memwall.collectors.agent.flow;

/** MAC addresses as text. */
public final class MacAddress {
  private MacAddress() {}

  /**
   * Six hexadecimal octets with colons.
   *
   * @param address in the low 48 bits
   */
  public static String text(long address) {
    var text = new StringBuilder("%012x".formatted(address));
    for (int at = 10; at > 0; at -= 2) {
      text.insert(at, ':');
    }
    return text.toString();
  }
}
