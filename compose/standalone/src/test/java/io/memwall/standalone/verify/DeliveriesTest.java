package io.memwall.standalone.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.standalone.verify.Deliveries.Parcel;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What befalls the events of a second on their way. */
final class DeliveriesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final byte[] NOTHING = {};

  @Test
  void anEventOfASecondThatIsDoubled_comesOnTimeAndAgain() {
    assertThat(sent(parcel(3 * SECOND), fault("DUPLICATE")))
        .containsExactlyInAnyOrder(3 * SECOND, 10 * SECOND);
  }

  @Test
  void anEventOfASecondThatIsHeldUp_comesOnceAndLater() {
    assertThat(sent(parcel(3 * SECOND), fault("REORDER"))).containsExactly(10 * SECOND);
    assertThat(sent(parcel(3 * SECOND), fault("LATE"))).containsExactly(10 * SECOND);
  }

  @Test
  void anEventOfAnotherSecond_comesAsSent() {
    assertThat(sent(parcel(2 * SECOND), fault("REORDER"))).containsExactly(2 * SECOND);
    assertThat(sent(parcel(3 * SECOND + 1), fault("DUPLICATE"))).containsExactly(3 * SECOND + 1);
  }

  @Test
  void aLineThatBefellAnEvent_isTold() {
    var done = new ArrayList<TruthLine>();
    var line = fault("LATE");
    Deliveries.delivered(parcel(2 * SECOND), List.of(line), done::add);
    assertThat(done).isEmpty();
    Deliveries.delivered(parcel(3 * SECOND), List.of(line), done::add);
    assertThat(done).containsExactly(line);
  }

  @Test
  void whatIsLostOrRestarted_isNotCarriedOut() {
    assertThat(Deliveries.isCarriedOut(fault("DUPLICATE"))).isTrue();
    assertThat(Deliveries.isCarriedOut(fault("LOSE"))).isFalse();
    assertThat(Deliveries.isCarriedOut(fault("RESTART"))).isFalse();
    assertThat(Deliveries.isCarriedOut(fault("CLOCK_STEP"))).isFalse();
  }

  private static List<Long> sent(Parcel parcel, TruthLine fault) {
    return Deliveries.delivered(parcel, List.of(fault), line -> {}).stream()
        .map(Parcel::sent)
        .toList();
  }

  private static Parcel parcel(long ended) {
    return new Parcel(new ConsumerRecord<>("topic", 0, 0, NOTHING, NOTHING), ended, ended);
  }

  /** Seven seconds late, what ended in the third second. */
  private static TruthLine fault(String kind) {
    var key = JsonNodeFactory.instance.objectNode().put("fault", kind).put("nth", 0);
    return new TruthLine(7, Deliveries.METRIC, key, 2 * SECOND, 3 * SECOND, 7 * SECOND, 0);
  }
}
