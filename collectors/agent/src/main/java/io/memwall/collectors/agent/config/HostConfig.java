package io.memwall.collectors.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Memory of the host.
 *
 * @param root of the file system with {@code proc} and {@code sys}; elsewhere in a container
 * @param cgroups paths below the cgroup file system
 * @param nvidiaSmi program to ask about accelerators: a name to look for on the PATH, or a path;
 *     nobody is asked when empty
 */
public record HostConfig(
    boolean enabled,
    Path root,
    Duration interval,
    List<String> cgroups,
    boolean resctrl,
    Optional<String> nvidiaSmi) {
  private static final String AUTO = "nvidia-smi";

  public HostConfig {
    cgroups = List.copyOf(cgroups);
  }

  static HostConfig read(Section section) {
    return new HostConfig(
        section.ask("enabled", "whether the host's memory is read").or(ChoiceKind.FLAG, true),
        section
            .ask("root", "where proc and sys are found, such as /host in a container")
            .or(PathKind.ANY, Path.of("/")),
        section.ask("interval", "time between two readings").or(Times.INTERVAL, Times.TEN_SECONDS),
        section.ask("cgroups", "control groups to read too").list(new CgroupKind(), List.of()),
        section
            .ask("resctrl", "read memory bandwidth by resctrl, where it is")
            .or(ChoiceKind.FLAG, true),
        section
            .ask("nvidia_smi", "program that knows accelerators' memory")
            .or(new ProgramKind(), Optional.of(AUTO)));
  }

  /** Below the root of the cgroup file system, without a way out of it. */
  private record CgroupKind() implements Kind<String> {
    @Override
    public String read(String text) throws Refusal {
      String path = text.startsWith("/") ? text.substring(1) : text;
      boolean leaves = List.of(path.split("/")).contains("..");
      if (path.isBlank() || leaves) {
        throw new Refusal(leaves ? "leaves the cgroup file system" : "is empty");
      }
      return path;
    }

    @Override
    public String allowed() {
      return "a path below /sys/fs/cgroup, such as system.slice";
    }
  }

  private record ProgramKind() implements Kind<Optional<String>> {
    @Override
    public Optional<String> read(String text) throws Refusal {
      return switch (text) {
        case "auto" -> Optional.of(AUTO);
        case "off" -> Optional.empty();
        default -> Optional.of(PathKind.ANY.read(text).toString());
      };
    }

    @Override
    public String show(Optional<String> value) {
      return value.map(v -> v.equals(AUTO) ? "auto" : v).orElse("off");
    }

    @Override
    public String allowed() {
      return "auto, off, or the absolute path of nvidia-smi";
    }
  }
}
