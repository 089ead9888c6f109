package io.memwall.collectors.agent.privacy;

/** Nothing is hidden. */
record FullAddress() implements AddressPolicy {
  @Override
  public long apply(long address) {
    return address;
  }

  @Override
  public String label() {
    return "full";
  }

  @Override
  public boolean keepsLines() {
    return true;
  }
}
