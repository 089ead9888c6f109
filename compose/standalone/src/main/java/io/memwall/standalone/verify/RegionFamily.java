package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.Contention;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The region of a pool that most of the bytes go to while it is hot, as results name it. */
final class RegionFamily implements Family {
  private final List<Contention> windows;

  RegionFamily(Answers answers) {
    windows = ContentionFamily.ofPools(answers);
  }

  @Override
  public Optional<Seen> seen(TruthLine line) {
    return line.metric().equals("pool_hot_region") ? Optional.of(hottest(line)) : Optional.empty();
  }

  private Seen hottest(TruthLine line) {
    var bytes = new TreeMap<Long, Long>();
    windows.stream()
        .filter(each -> each.getEntity().equals(line.text("pool").orElse("")))
        .filter(each -> Nanos.of(each.getTStart()) >= line.t0())
        .filter(each -> Nanos.of(each.getTEnd()) <= line.t1())
        .flatMap(each -> each.getRegions().stream())
        .forEach(
            region ->
                bytes.merge(
                    region.getAddress(),
                    region.getReadBytes() + region.getWriteBytes(),
                    Long::sum));
    long wanted = line.text("region").map(Long::decode).orElse(-1L);
    return bytes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .<Seen>map(
            most ->
                most.getKey() == wanted
                    ? new Seen.Value(1)
                    : new Seen.Nothing("it was 0x" + Long.toHexString(most.getKey())))
        .orElseGet(() -> new Seen.Nothing("no result names a region of that pool"));
  }
}
