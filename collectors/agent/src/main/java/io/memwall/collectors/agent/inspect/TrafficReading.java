package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.inspect.TrafficFigures.Share;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.account.ParamGroup;
import io.memwall.collectors.wire.account.TrafficClass;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.match.LatencyClass;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Takes from the view of a half what it carried. */
final class TrafficReading {
  private static final int SIZES = 16;

  private final HalfView half;

  TrafficReading(HalfView half) {
    this.half = half;
  }

  TrafficFigures figures() {
    return new TrafficFigures(classes(), params(), sizesA(), denied(), corrupt(), Optional.empty());
  }

  private NavigableMap<String, Share> classes() {
    var classes = new TreeMap<String, Share>();
    for (TrafficClass each : TrafficClass.values()) {
      if (half.classFrames(each) > 0 || half.classWireBytes(each) > 0) {
        classes.put(
            name(each),
            new Share(
                half.classFrames(each),
                half.classFlits(each),
                half.classPayload(each),
                half.classWireBytes(each)));
      }
    }
    return classes;
  }

  private NavigableMap<String, List<Long>> params() {
    var params = new TreeMap<String, List<Long>>();
    for (ParamGroup group : ParamGroup.values()) {
      List<Long> values =
          IntStream.range(0, group.size()).mapToObj(value -> half.param(group, value)).toList();
      if (values.stream().anyMatch(count -> count > 0)) {
        params.put(name(group), values);
      }
    }
    return params;
  }

  private List<Long> sizesA() {
    return IntStream.range(0, SIZES).mapToObj(half::sizeA).toList();
  }

  private NavigableMap<String, Long> denied() {
    var denied = new TreeMap<String, Long>();
    for (LatencyClass each : LatencyClass.values()) {
      if (half.denied(each) > 0) {
        denied.put(each.name(), half.denied(each));
      }
    }
    return denied;
  }

  private NavigableMap<String, Long> corrupt() {
    var corrupt = new TreeMap<String, Long>();
    for (Channel channel : Channel.values()) {
      if (half.corrupt(channel) > 0) {
        corrupt.put(channel.name(), half.corrupt(channel));
      }
    }
    return corrupt;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
