package io.memwall.collectors.agent.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What is read of this host.
 *
 * @param root the directory below which {@code proc} and {@code sys} lie
 * @param cgroups paths in the hierarchy of control groups, such as {@code /system.slice}; a segment
 *     {@code *} stands for every group there
 * @param resctrl whether groups of resource control are read
 */
public record HostSettings(Path root, List<String> cgroups, boolean resctrl, NvidiaSmi nvidiaSmi) {

  /** Where to find the program nvidia-smi. */
  public sealed interface NvidiaSmi {
    /** Never asked. */
    record Off() implements NvidiaSmi {}

    /** Asked when it is found where its packages put it. */
    record Auto() implements NvidiaSmi {}

    /** This one. */
    record Program(Path path) implements NvidiaSmi {
      public Program {
        Objects.requireNonNull(path);
      }
    }
  }

  public HostSettings {
    Objects.requireNonNull(root);
    cgroups = List.copyOf(cgroups);
    Objects.requireNonNull(nvidiaSmi);
  }

  /** Everything but control groups. */
  public static HostSettings standard() {
    return new HostSettings(Path.of("/"), List.of(), true, new NvidiaSmi.Auto());
  }
}
