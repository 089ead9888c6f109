package io.memwall.standalone.stack;

import io.memwall.collectors.agent.config.Section;
import io.memwall.collectors.agent.config.SizeKind;
import io.memwall.sql.DataClass;
import io.memwall.sql.SizeBounds;
import java.util.EnumMap;
import java.util.OptionalLong;

/** How many bytes tables may take, in a configuration. */
final class BoundsSection {
  static final SizeKind SIZE = SizeKind.between("1MiB", "1000TiB");

  private BoundsSection() {}

  static SizeBounds read(Section section) {
    var most = new EnumMap<DataClass, Long>(DataClass.class);
    for (DataClass of : DataClass.values()) {
      section
          .ask(of.toString(), "bytes of " + of + " on disk; beyond, the oldest are dropped")
          .maybe(SIZE)
          .ifPresent(bytes -> most.put(of, bytes));
    }
    var free =
        section
            .ask("keep_free", "bytes of the disk; with less, old events, then results are dropped")
            .maybe(SIZE);
    return new SizeBounds(
        most, free.isPresent() ? OptionalLong.of(free.get()) : OptionalLong.empty());
  }
}
