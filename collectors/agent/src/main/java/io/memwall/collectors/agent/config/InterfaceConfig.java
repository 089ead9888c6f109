package io.memwall.collectors.agent.config;

import io.memwall.collectors.agent.live.CaptureMode;
import io.memwall.collectors.agent.live.RingOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An interface to capture from.
 *
 * @param ringBytes memory shared with the kernel
 * @param position where the tap sits; unknown when empty
 */
public record InterfaceConfig(
    String name,
    CaptureMode mode,
    int ringBytes,
    RingOptions.Extras extras,
    Optional<Position> position) {

  /** Where a tap sees the fabric from. */
  public enum Position {
    HOST,
    POOL,
    SWITCH
  }

  /** What an interface has when it does not say. */
  record Defaults(int ringBytes, Reading reading) {}

  private static final int BLOCK = RingOptions.BLOCK_BYTES;

  static InterfaceConfig read(Section section, Defaults defaults) {
    return new InterfaceConfig(
        section.ask("name", "as `ip link` shows it").need(names(), "lo"),
        section
            .ask("mode", "which of the traffic is meant to be seen")
            .or(new ModeKind(), CaptureMode.FULL),
        section
            .ask("ring", "memory shared with the kernel")
            .or(
                new RingKind(),
                defaults.ringBytes(),
                "8MiB, or less where capture.memory is short"),
        extras(section),
        section
            .ask("position", "where the tap sits in the fabric")
            .maybe(
                ChoiceKind.of(
                    List.of(Position.values()), each -> each.name().toLowerCase(Locale.ROOT))));
  }

  private static RingOptions.Extras extras(Section section) {
    return new RingOptions.Extras(
        flag(section, "promiscuous", "frames to other stations too, as at a mirror port", false),
        flag(section, "hardware_stamps", "the interface stamps the frames, where it can", false),
        flag(section, "mirrored", "frames inside GRE and ERSPAN packets too", false),
        flag(section, "outgoing", "what this machine sends too", true));
  }

  private static boolean flag(Section section, String name, String about, boolean initial) {
    return section.ask(name, about).or(ChoiceKind.FLAG, initial);
  }

  /** The kernel's limit for names of interfaces is 15 letters (netdevice(7)). */
  private static Kind<String> names() {
    return new TextKind(15, Pattern.compile("[^\\s/]+"), "1 to 15 letters without space and /");
  }

  RingOptions ring(Set<Integer> etherTypes) {
    return new RingOptions(name, etherTypes, ringBytes, mode, extras);
  }

  /** A ring is made of whole blocks. */
  private record RingKind() implements Kind<Integer> {
    private static final SizeKind SIZE = new SizeKind(2L * BLOCK, 1L << 30);

    @Override
    public Integer read(String text) throws Refusal {
      long bytes = SIZE.read(text);
      if (bytes % BLOCK != 0) {
        throw new Refusal("is no multiple of 256KiB", SIZE.show((bytes / BLOCK + 1) * BLOCK));
      }
      return (int) bytes;
    }

    @Override
    public String show(Integer value) {
      return SIZE.show(value.longValue());
    }

    @Override
    public String allowed() {
      return SIZE.allowed() + ", a multiple of 256KiB";
    }
  }
}
