package io.memwall.collectors.agent.config;

import io.memwall.collectors.agent.host.HostSettings;
import io.memwall.collectors.agent.host.HostSettings.NvidiaSmi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Memory of the host. */
public record HostConfig(boolean enabled, Duration interval, HostSettings settings) {

  static HostConfig read(Section section) {
    return new HostConfig(
        section.ask("enabled", "whether the host's memory is read").or(ChoiceKind.FLAG, true),
        section.ask("interval", "time between two readings").or(Times.INTERVAL, Times.TEN_SECONDS),
        settings(section));
  }

  private static HostSettings settings(Section section) {
    return new HostSettings(
        section
            .ask("root", "where proc and sys are found, such as /host in a container")
            .or(PathKind.ANY, Path.of("/")),
        section.ask("cgroups", "control groups to read too").list(new CgroupKind(), List.of()),
        section
            .ask("resctrl", "whether memory bandwidth is read by resctrl, where it is")
            .or(ChoiceKind.FLAG, true),
        section
            .ask("nvidia_smi", "program that knows accelerators' memory")
            .or(new ProgramKind(), new NvidiaSmi.Auto()));
  }

  /** In the hierarchy of control groups, without a way out of it. */
  private record CgroupKind() implements Kind<String> {
    @Override
    public String read(String text) throws Refusal {
      if (!text.startsWith("/")) {
        throw new Refusal("is not absolute", "/" + text);
      }
      if (List.of(text.split("/")).contains("..")) {
        throw new Refusal("leaves the hierarchy");
      }
      return text;
    }

    @Override
    public String allowed() {
      return "a path in the hierarchy such as /system.slice; a segment * stands for every group";
    }
  }

  private record ProgramKind() implements Kind<NvidiaSmi> {
    @Override
    public NvidiaSmi read(String text) throws Refusal {
      return switch (text) {
        case "auto" -> new NvidiaSmi.Auto();
        case "off" -> new NvidiaSmi.Off();
        default -> new NvidiaSmi.Program(PathKind.ANY.read(text));
      };
    }

    @Override
    public String show(NvidiaSmi value) {
      if (value instanceof NvidiaSmi.Program program) {
        return program.path().toString();
      }
      return value instanceof NvidiaSmi.Auto ? "auto" : "off";
    }

    @Override
    public String allowed() {
      return "auto, off, or the absolute path of nvidia-smi";
    }
  }
}
