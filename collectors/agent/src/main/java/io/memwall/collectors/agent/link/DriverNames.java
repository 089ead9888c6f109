package io.memwall.collectors.agent.link;

import static io.memwall.collectors.agent.link.LinkFigure.FEC_CORRECTED_BITS;
import static io.memwall.collectors.agent.link.LinkFigure.FEC_CORRECTED_BLOCKS;
import static io.memwall.collectors.agent.link.LinkFigure.FEC_UNCORRECTABLE_BLOCKS;
import static io.memwall.collectors.agent.link.LinkFigure.RX_ALIGN_ERRORS;
import static io.memwall.collectors.agent.link.LinkFigure.RX_FRAGMENTS;
import static io.memwall.collectors.agent.link.LinkFigure.RX_JABBER;
import static io.memwall.collectors.agent.link.LinkFigure.RX_OVERSIZE;
import static io.memwall.collectors.agent.link.LinkFigure.RX_PAUSE_FRAMES;
import static io.memwall.collectors.agent.link.LinkFigure.RX_QUEUE_DROPS;
import static io.memwall.collectors.agent.link.LinkFigure.RX_SYMBOL_ERRORS;
import static io.memwall.collectors.agent.link.LinkFigure.RX_UNDERSIZE;
import static io.memwall.collectors.agent.link.LinkFigure.TX_PAUSE_FRAMES;
import static io.memwall.collectors.agent.link.LinkFigure.TX_QUEUE_DROPS;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What drivers call figures that have no name in common: those of mlx5, ixgbe, i40e, ice, bnxt,
 * tg3, igb, ena, gve and virtio, by their sources in Linux. A figure is the sum of the counters
 * under all its names that the driver has; where a driver counts XON and XOFF apart, both are pause
 * frames.
 */
final class DriverNames {
  private static final Map<String, LinkFigure> NAMES = names();

  private DriverNames() {}

  /** The figure a counter belongs to. */
  static Optional<LinkFigure> figure(String name) {
    LinkFigure figure = NAMES.get(name);
    return figure == null ? ofQueue(name) : Optional.of(figure);
  }

  /** Drops of one queue, such as {@code rx3_drops} or {@code rx_queue_3_drops}. */
  private static Optional<LinkFigure> ofQueue(String name) {
    boolean drops = name.endsWith("_drops") || name.endsWith("_dropped") || name.endsWith("_drop");
    if (!drops || name.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    if (queue(name, "rx")) {
      return Optional.of(RX_QUEUE_DROPS);
    }
    return queue(name, "tx") ? Optional.of(TX_QUEUE_DROPS) : Optional.empty();
  }

  private static boolean queue(String name, String direction) {
    if (!name.startsWith(direction)) {
      return false;
    }
    int at = direction.length();
    for (String word : List.of("_queue_", "_", "")) {
      int digits = at + word.length();
      if (name.startsWith(word, at) && digits(name, digits) > digits) {
        int end = digits(name, digits);
        return List.of("_drops", "_dropped", "_drop").contains(name.substring(end));
      }
    }
    return false;
  }

  private static int digits(String name, int from) {
    int at = from;
    while (at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static Map<String, LinkFigure> names() {
    var names = new HashMap<String, LinkFigure>();
    put(
        names,
        RX_PAUSE_FRAMES,
        "rx_pause rx_pause_frames rx_pause_ctrl_phy rx_flow_control_xon rx_flow_control_xoff"
            + " port.link_xon_rx port.link_xoff_rx link_xon_rx.nic link_xoff_rx.nic"
            + " rx_xon_pause_rcvd rx_xoff_pause_rcvd");
    put(
        names,
        TX_PAUSE_FRAMES,
        "tx_pause tx_pause_frames tx_pause_ctrl_phy tx_flow_control_xon tx_flow_control_xoff"
            + " port.link_xon_tx port.link_xoff_tx link_xon_tx.nic link_xoff_tx.nic"
            + " tx_xon_sent tx_xoff_sent");
    put(names, RX_SYMBOL_ERRORS, "rx_symbol_err_phy rx_pcs_symbol_err rx_symbol_errors");
    put(names, RX_ALIGN_ERRORS, "rx_align_errors rx_align_err_frames alignment_errors");
    put(
        names,
        RX_UNDERSIZE,
        "rx_undersize_pkts_phy rx_undersize rx_undersize.nic port.rx_undersize rx_undrsz_frames"
            + " rx_undersize_packets rx_short_length_errors");
    put(
        names,
        RX_OVERSIZE,
        "rx_oversize_pkts_phy rx_oversize rx_oversize.nic port.rx_oversize rx_ovrsz_frames"
            + " rx_oversize_packets rx_long_length_errors");
    put(
        names,
        RX_JABBER,
        "rx_jabbers_phy rx_jabbers rx_jabber rx_jabber.nic port.rx_jabber rx_jbr_frames");
    put(
        names,
        RX_FRAGMENTS,
        "rx_fragments_phy rx_fragments rx_fragments.nic port.rx_fragments rx_frag_frames");
    put(
        names,
        FEC_CORRECTED_BLOCKS,
        "rx_fec_corrected_blocks rx_fec_corrected fec_corrected_blocks"
            + " rx_rsfec_correctable_cw rx_corrected_blocks");
    put(
        names,
        FEC_UNCORRECTABLE_BLOCKS,
        "rx_fec_uncorrectable_blocks rx_fec_uncorrected fec_uncorrectable_blocks"
            + " rx_rsfec_uncorrectable_cw rx_uncorrectable_blocks");
    put(names, FEC_CORRECTED_BITS, "rx_corrected_bits_phy rx_corrected_bits");
    put(names, RX_QUEUE_DROPS, "rx_out_of_buffer");
    return names;
  }

  private static void put(Map<String, LinkFigure> names, LinkFigure figure, String words) {
    Arrays.stream(words.split(" ", -1)).forEach(name -> names.put(name, figure));
  }
}
