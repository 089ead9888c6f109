package io.memwall.collectors.simulator.fabric;

/** What a message carries besides its header fields: data words and byte enables. */
public interface Content {
  /** Memory that nobody wrote reads as its own address: recognisable, the same every time. */
  Content UNWRITTEN = (address, index) -> address + 8L * index;

  /**
   * A data word in the order of the bus: the byte with the lowest address in bits 7:0.
   *
   * @param address of the message
   * @param index from 0, counts 8-byte words
   */
  long word(long address, int index);

  /** Byte enables of the 64 bytes of one group; bit 0 is the byte with the lowest address. */
  default long mask(int group) {
    return -1;
  }
}
