package io.memwall.collectors.agent.config;

import java.util.Locale;

/** An EtherType, in hexadecimal because that is how everybody knows them. */
record EtherTypeKind() implements Kind<Integer> {
  @Override
  public Integer read(String text) throws Refusal {
    if (text.matches("0[xX][0-9a-fA-F]{1,4}")) {
      return Integer.parseInt(text.substring(2), 16);
    }
    boolean bare = text.matches("[0-9a-fA-F]{4}");
    throw new Refusal("is no EtherType", bare ? "0x" + text.toUpperCase(Locale.ROOT) : null);
  }

  @Override
  public String show(Integer value) {
    return "0x%04X".formatted(value);
  }

  @Override
  public String allowed() {
    return "0x0000 to 0xFFFF";
  }
}
