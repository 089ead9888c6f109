package io.memwall.collectors.agent.config;

import io.memwall.collectors.agent.allocation.InventoryVersion.NodeKind;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.live.RingOptions;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.flow.MirrorMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is watched on the wire; nothing without interfaces.
 *
 * @param etherTypes read as TLoE
 * @param memoryBytes for rings and tables together
 * @param copies what to do about frames that come twice
 */
public record CaptureConfig(
    IntervalLength interval,
    Set<Integer> etherTypes,
    long memoryBytes,
    SamplesConfig samples,
    MirrorMode copies,
    List<InterfaceConfig> interfaces) {
  private static final Map<String, MirrorMode> COPIES = waysToTakeCopies();
  private static final long MIB = 1L << 20;

  public CaptureConfig {
    etherTypes = Set.copyOf(etherTypes);
    interfaces = List.copyOf(interfaces);
  }

  static CaptureConfig read(Section section) {
    var interval =
        section
            .ask("interval", "length of the intervals that flow records cover")
            .or(lengths(), IntervalLength.SECOND);
    var types =
        section
            .ask("ethertypes", "EtherTypes read as TLoE; 0xAAAA since OmniXtend 1.1")
            .list(new EtherTypeKind(), List.of(DecoderSettings.ETHERTYPE_OMNIXTEND));
    long memory =
        section
            .ask("memory", "for rings and flow tables together")
            .or(SizeKind.between("8MiB", "64GiB"), 64 * MIB);
    var samples = section.section("samples", SamplesConfig::read);
    var copies =
        section
            .ask(
                "copies",
                "frames a mirror port shows twice: left out once many came, at once, never")
            .or(new ChoiceKind<>(COPIES), MirrorMode.AUTO);
    var share =
        new InterfaceConfig.Defaults(ring(memory, section.size("interfaces")), section.reading());
    int before = section.reading().mistakes();
    var interfaces =
        section.sections(
            "interfaces",
            "name",
            "what to capture from",
            item -> InterfaceConfig.read(item, share));
    var config =
        new CaptureConfig(interval, new TreeSet<>(types), memory, samples, copies, interfaces);
    if (section.reading().mistakes() == before) {
      config.judge(section);
    }
    return config;
  }

  private static Map<String, MirrorMode> waysToTakeCopies() {
    var words = new LinkedHashMap<String, MirrorMode>();
    words.put("auto", MirrorMode.AUTO);
    words.put("drop", MirrorMode.ON);
    words.put("keep", MirrorMode.OFF);
    return words;
  }

  private static Kind<IntervalLength> lengths() {
    var time = new TimeKind(Duration.ofMillis(1), Duration.ofDays(1));
    return ChoiceKind.of(
        IntervalLength.ALLOWED.stream().map(IntervalLength::of).toList(),
        each -> time.show(Duration.ofNanos(each.nanos())));
  }

  /** Half of the memory is for rings: as much each as fits, but no more than bridges a pause. */
  private static int ring(long memory, int interfaces) {
    long each = memory / 2 / Math.max(1, interfaces);
    long blocks =
        Math.max(2, Math.min(each, RingOptions.DEFAULT_RING_BYTES) / RingOptions.BLOCK_BYTES);
    return (int) blocks * RingOptions.BLOCK_BYTES;
  }

  private void judge(Section section) {
    long rings = memoryBytes - tableBytes();
    var sizes = SizeKind.between("0B", "1TiB");
    if (rings > memoryBytes) {
      section.wrong(
          "memory",
          "(" + sizes.show(memoryBytes) + ") is less than the rings take",
          "at least " + sizes.show(rings) + ", or smaller rings");
    }
    long names = interfaces.stream().map(InterfaceConfig::name).distinct().count();
    if (names < interfaces.size()) {
      section.wrong("interfaces", "name one interface twice", "each name once");
    }
  }

  /** How each interface is captured, in the order written. */
  public List<RingOptions> rings() {
    return interfaces.stream().map(each -> each.ring(etherTypes)).toList();
  }

  /** Where taps sit, by interface, for those that say so. */
  public Map<String, NodeKind> positions() {
    var positions = new TreeMap<String, NodeKind>();
    interfaces.forEach(
        each ->
            each.position()
                .ifPresent(at -> positions.put(each.name(), NodeKind.valueOf(at.name()))));
    return positions;
  }

  /** What the rings leave for the tables. */
  public long tableBytes() {
    return memoryBytes - interfaces.stream().mapToLong(InterfaceConfig::ringBytes).sum();
  }
}
