package io.memwall.collectors.agent.link;

import io.memwall.collectors.agent.readings.Figure;

/** What a port counted, and how its module does; bytes, frames or events since its driver began. */
public enum LinkFigure implements Figure {
  RX_BYTES("rx_bytes", Kind.COUNTER),
  TX_BYTES("tx_bytes", Kind.COUNTER),
  RX_PACKETS("rx_packets", Kind.COUNTER),
  TX_PACKETS("tx_packets", Kind.COUNTER),
  RX_ERRORS("rx_errors", Kind.COUNTER),
  TX_ERRORS("tx_errors", Kind.COUNTER),
  RX_DROPPED("rx_dropped", Kind.COUNTER),
  TX_DROPPED("tx_dropped", Kind.COUNTER),
  RX_MISSED("rx_missed_errors", Kind.COUNTER),
  RX_CRC_ERRORS("rx_crc_errors", Kind.COUNTER),
  RX_FRAME_ERRORS("rx_frame_errors", Kind.COUNTER),
  RX_LENGTH_ERRORS("rx_length_errors", Kind.COUNTER),
  RX_OVER_ERRORS("rx_over_errors", Kind.COUNTER),
  RX_FIFO_ERRORS("rx_fifo_errors", Kind.COUNTER),
  TX_FIFO_ERRORS("tx_fifo_errors", Kind.COUNTER),
  TX_CARRIER_ERRORS("tx_carrier_errors", Kind.COUNTER),
  CARRIER_CHANGES("carrier_changes", Kind.COUNTER_32),
  RX_SYMBOL_ERRORS("rx_symbol_errors", Kind.COUNTER),
  RX_ALIGN_ERRORS("rx_align_errors", Kind.COUNTER),
  RX_UNDERSIZE("rx_undersize", Kind.COUNTER),
  RX_OVERSIZE("rx_oversize", Kind.COUNTER),
  RX_JABBER("rx_jabber", Kind.COUNTER),
  RX_FRAGMENTS("rx_fragments", Kind.COUNTER),
  FEC_CORRECTED_BLOCKS("fec_corrected_blocks", Kind.COUNTER),
  FEC_UNCORRECTABLE_BLOCKS("fec_uncorrectable_blocks", Kind.COUNTER),
  FEC_CORRECTED_BITS("fec_corrected_bits", Kind.COUNTER),
  RX_PAUSE_FRAMES("rx_pause", Kind.COUNTER),
  TX_PAUSE_FRAMES("tx_pause", Kind.COUNTER),
  RX_QUEUE_DROPS("rx_queue_drops", Kind.COUNTER),
  TX_QUEUE_DROPS("tx_queue_drops", Kind.COUNTER),
  MODULE_TEMPERATURE_MILLICELSIUS("module_temperature", Kind.GAUGE),
  MODULE_RX_POWER_NANOWATT("module_rx_power", Kind.GAUGE);

  private final String key;
  private final Kind kind;

  LinkFigure(String key, Kind kind) {
    this.key = key;
    this.kind = kind;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
