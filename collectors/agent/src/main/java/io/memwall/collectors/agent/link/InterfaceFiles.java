package io.memwall.collectors.agent.link;

import io.memwall.collectors.agent.readings.Lack;
import io.memwall.collectors.agent.readings.Lacks;
import io.memwall.collectors.agent.readings.Numbers;
import io.memwall.collectors.agent.readings.SystemFiles;
import io.memwall.collectors.agent.readings.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How an interface is set, by its files (Linux, ABI/testing/sysfs-class-net). */
final class InterfaceFiles {
  static final String INTERFACES = "sys/class/net";

  /** What speed says when there is none, as the kernel and its drivers have it. */
  private static final List<String> NO_SPEED = List.of("0", "65535", "4294967295");

  private static final long MEGABIT = 1_000_000;
  private static final int FASTEST_MEGABITS = 100_000_000;
  private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

  private final SystemFiles files;
  private final String directory;
  private final Lacks lacks;

  InterfaceFiles(SystemFiles files, String name, Lacks lacks) {
    this.files = files;
    this.directory = INTERFACES + "/" + name + "/";
    this.lacks = lacks;
  }

  LinkReading.State state() {
    return new LinkReading.State(carrier(), speed(), duplex(), mtu());
  }

  Optional<String> mac() {
    return word("address").filter(text -> MAC.matcher(text).matches());
  }

  OptionalInt index() {
    return word("ifindex").map(Numbers::of).orElse(OptionalInt.empty());
  }

  /** A counter; {@code figure} says which file it has. */
  Text counter(LinkFigure figure) {
    String below = figure == LinkFigure.CARRIER_CHANGES ? "" : "statistics/";
    return files.reread(directory + below + figure.key());
  }

  private Optional<Boolean> carrier() {
    Optional<String> text = word("carrier");
    if (text.isPresent() && (text.get().equals("0") || text.get().equals("1"))) {
      return text.map("1"::equals);
    }
    text.ifPresent(odd -> lacks.add("carrier", Lack.NOT_A_NUMBER));
    return Optional.empty();
  }

  private OptionalLong speed() {
    Optional<String> text = word("speed");
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalInt megabits = Numbers.of(text.get());
    if (text.get().equals("-1") || NO_SPEED.contains(text.get())) {
      lacks.add("speed", Lack.SENTINEL);
    } else if (megabits.isEmpty()) {
      lacks.add("speed", Lack.NOT_A_NUMBER);
    } else if (megabits.getAsInt() > FASTEST_MEGABITS) {
      lacks.add("speed", Lack.OUT_OF_RANGE);
    } else {
      return OptionalLong.of(megabits.getAsInt() * MEGABIT);
    }
    return OptionalLong.empty();
  }

  private Optional<LinkReading.Duplex> duplex() {
    Optional<String> text = word("duplex");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (text.get()) {
      case "full" -> Optional.of(LinkReading.Duplex.FULL);
      case "half" -> Optional.of(LinkReading.Duplex.HALF);
      default -> {
        lacks.add("duplex", Lack.UNAVAILABLE);
        yield Optional.empty();
      }
    };
  }

  private OptionalInt mtu() {
    Optional<String> text = word("mtu");
    OptionalInt mtu = text.map(Numbers::of).orElse(OptionalInt.empty());
    if (text.isPresent() && mtu.isEmpty()) {
      lacks.add("mtu", Lack.NOT_A_NUMBER);
    }
    return mtu;
  }

  private Optional<String> word(String file) {
    Text text = files.read(directory + file);
    text.lack().ifPresent(why -> lacks.add(file, why));
    return text.content().map(String::strip);
  }
}
