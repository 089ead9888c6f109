package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Lack;
import io.memwall.collectors.agent.readings.Lacks;
import io.memwall.collectors.agent.readings.Numbers;
import io.memwall.collectors.agent.readings.SystemFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Memory tiers: nodes of like speed (Linux, ABI/testing/sysfs-kernel-mm-memory-tiers). */
final class Tiers {
  private static final String TIERS = "sys/devices/virtual/memory_tiering";
  private static final String PREFIX = "memory_tier";

  private final SystemFiles files;

  Tiers(SystemFiles files) {
    this.files = files;
  }

  List<HostReading.Tier> read(Lacks lacks) {
    var tiers = new ArrayList<HostReading.Tier>();
    for (String name : files.names(TIERS)) {
      OptionalInt tier = Numbers.behind(PREFIX, name);
      if (tier.isPresent()) {
        String text = files.read(TIERS + "/" + name + "/nodelist").content().orElse("-");
        Numbers.list(text)
            .ifPresentOrElse(
                nodes -> tiers.add(new HostReading.Tier(tier.getAsInt(), nodes)),
                () -> lacks.add("tiers." + tier.getAsInt(), Lack.UNREADABLE));
      }
    }
    if (tiers.isEmpty()) {
      lacks.add("tiers", Lack.ABSENT);
    }
    tiers.sort(Comparator.comparingInt(HostReading.Tier::tier));
    return tiers;
  }
}
