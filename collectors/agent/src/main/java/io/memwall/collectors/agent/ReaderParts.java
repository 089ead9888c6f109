package io.memwall.collectors.agent;

import io.memwall.collectors.agent.config.HostConfig;
import io.memwall.collectors.agent.config.LinksConfig;
import io.memwall.collectors.agent.host.HostReader;
import io.memwall.collectors.agent.link.LinkReader;
import io.memwall.collectors.agent.part.TimedWork;
import java.nio.file.Path;
import java.util.List;

/** The parts that read something of this machine again and again. */
final class ReaderParts {
  private ReaderParts() {}

  static PartPlan host(HostConfig config) {
    return new PartPlan(
        "host",
        config,
        context -> {
          var reader = new HostReader(config.settings(), context.clock());
          var work =
              new TimedWork(
                  config.interval(), now -> context.publisher().host(reader.read()), reader::close);
          return context.timer().part("host", work);
        });
  }

  static PartPlan links(LinksConfig config, Path root) {
    return new PartPlan(
        "links",
        List.of(config, root),
        context -> {
          var reader = new LinkReader(config.settings(root), context.clock());
          var work =
              new TimedWork(
                  config.interval(),
                  now -> reader.read().forEach(context.publisher()::link),
                  reader::close);
          return context.timer().part("links", work);
        });
  }
}
