package io.memwall.streams.alerts;

import static io.memwall.streams.alerts.Samples.T0;
import static io.memwall.streams.alerts.Samples.alertmanager;
import static io.memwall.streams.alerts.Samples.at;
import static io.memwall.streams.alerts.Samples.cleared;
import static io.memwall.streams.alerts.Samples.everything;
import static io.memwall.streams.alerts.Samples.raised;
import static io.memwall.streams.alerts.Samples.wall;
import static io.memwall.streams.alerts.Samples.wants;
import static io.memwall.streams.alerts.Samples.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.streams.alerts.Signal.Raised;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CouriersTest {
  private static final AlertKey POOL = wall("pool", "p3");

  private final Posts posts = new Posts();
  private final AlertBook book = new AlertBook();
  private final Judged judged = new Judged(InstantSource.system());
  private final Suppression suppression = new Suppression(List.of(), judged);
  private Couriers couriers;

  @AfterEach
  void stop() {
    couriers.close();
    posts.close();
  }

  @Test
  void aWebhook_isToldOnceOfEachChange() {
    begin(webhook(posts.url() + "/hook", everything()));
    book.apply(raised(POOL, Severity.WARNING, 10));
    awaitPosts(1);
    book.apply(raised(POOL, Severity.WARNING, 20));
    book.apply(raised(POOL, Severity.CRITICAL, 30));
    awaitPosts(2);
    book.apply(cleared(POOL, 90));
    awaitPosts(3);

    assertThat(posts.taken())
        .extracting(post -> post.body().get("status").asText())
        .containsExactly("firing", "firing", "resolved");
    assertThat(alert(1).get("labels").get("severity").asText()).isEqualTo("critical");
    assertThat(alert(1).get("startsAt").asText()).isEqualTo("2026-03-01T03:00:10Z");
    assertThat(alert(2).get("endsAt").asText()).isEqualTo("2026-03-01T03:01:30Z");
    assertThat(posts.taken()).extracting(Posts.Post::key).doesNotHaveDuplicates();
  }

  @Test
  void alertsOfOneGroup_goInOnePost() {
    begin(webhook(posts.url(), everything()));
    book.apply(raised(POOL, Severity.WARNING, 10));
    book.apply(raised(wall("host", "h1"), Severity.WARNING, 10));
    awaitPosts(1);
    assertThat(posts.taken().get(0).body().get("alerts")).hasSize(2);
  }

  @Test
  void aReceiverThatIsDown_isToldTheNewestWordWhenItIsBack() {
    posts.answer(503);
    begin(webhook(posts.url(), everything()));
    book.apply(raised(POOL, Severity.WARNING, 10));
    await().until(() -> turn() && posts.refused() >= 2);
    book.apply(raised(POOL, Severity.CRITICAL, 20));
    turn();
    posts.answer(200);
    awaitPosts(1);
    assertThat(posts.taken()).hasSize(1);
    assertThat(alert(0).get("labels").get("severity").asText()).isEqualTo("critical");
    assertThat(couriers.failures().get("hook")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void whatIsRefusedForGood_isNotTriedForEver() {
    posts.answer(400);
    begin(webhook(posts.url(), everything()));
    book.apply(raised(POOL, Severity.WARNING, 10));
    await().until(() -> turn() && !of(POOL).notified().isEmpty());
    assertThat(posts.refused()).isEqualTo(1);
  }

  @Test
  void whoeverWantsOnlyTheWorst_isToldThatItIsOver_whenItBecomesMild() {
    begin(webhook(posts.url(), wants(Severity.CRITICAL)));
    book.apply(raised(POOL, Severity.WARNING, 10));
    turn();
    book.apply(raised(POOL, Severity.CRITICAL, 20));
    awaitPosts(1);
    book.apply(raised(POOL, Severity.WARNING, 80));
    awaitPosts(2);
    assertThat(posts.taken())
        .extracting(post -> post.body().get("status").asText())
        .containsExactly("firing", "resolved");
  }

  @Test
  void anAlertmanager_isKeptBelieving_andSeesEachSeverityAsItsOwnAlert() {
    begin(alertmanager(posts.url(), Duration.ofMillis(50)));
    book.apply(raised(POOL, Severity.WARNING, 10));
    await().until(() -> turn() && posts.taken().size() >= 4);
    assertThat(posts.taken())
        .allSatisfy(post -> assertThat(post.path()).isEqualTo("/api/v2/alerts"));

    book.apply(raised(POOL, Severity.CRITICAL, 40));
    await().until(() -> turn() && of(POOL).notified().get("am").change() == 2);
    var change =
        posts.taken().stream()
            .filter(post -> post.body().findValuesAsText("severity").contains("critical"))
            .findFirst()
            .orElseThrow();
    assertThat(change.body().findValuesAsText("severity")).contains("warning");
    assertThat(change.body().findValuesAsText("endsAt")).contains("2026-03-01T03:00:40Z");
  }

  // Alertmanager went on believing in the critical alert for two minutes.
  @Test
  void anAlertmanagerThatMissedTheStepDown_isToldThatAllOfItIsOver() {
    begin(alertmanager(posts.url(), Duration.ofHours(1)));
    book.apply(raised(POOL, Severity.CRITICAL, 10));
    await().until(() -> turn() && of(POOL).notified().containsKey("am"));
    book.apply(raised(POOL, Severity.WARNING, 40));
    book.apply(cleared(POOL, 70));
    await().until(() -> turn() && of(POOL).notified().get("am").change() == 3);

    JsonNode end = posts.taken().get(posts.taken().size() - 1).body();
    assertThat(end.findValuesAsText("severity")).containsExactlyInAnyOrder("warning", "critical");
    assertThat(end.findValuesAsText("endsAt")).containsOnly("2026-03-01T03:01:10Z");
  }

  @Test
  void theWatchdog_alwaysFires_withoutASeverity() {
    begin(alertmanager(posts.url(), Duration.ofMillis(50)));
    await().until(() -> posts.taken().size() >= 2);
    JsonNode alert = posts.taken().get(0).body().get(0);
    assertThat(alert.get("labels").get("alertname").asText()).isEqualTo("memwall-watchdog");
    assertThat(alert.get("labels").get("severity").asText()).isEqualTo("none");
  }

  @Test
  void afterARestart_nothingIsToldAgain_andWhatFiresIsKeptAlive() {
    book.apply(raised(POOL, Severity.WARNING, 10));
    book.taken(POOL, at(10), "am", new Alert.Receipt(1, at(11)));
    book.taken(POOL, at(10), "hook", new Alert.Receipt(1, at(11)));
    begin(
        webhook(posts.url() + "/hook", everything()),
        alertmanager(posts.url(), Duration.ofMillis(50)));
    await().until(() -> turn() && posts.taken().stream().anyMatch(each -> each.body().size() == 2));
    assertThat(posts.taken()).noneMatch(post -> post.path().equals("/hook"));
  }

  private void begin(Receiver... receivers) {
    var watchdog =
        Alert.begun(
            new Raised(
                new AlertKey("", Rule.WATCHDOG, new Entity("memwall", "alerts")),
                Severity.WARNING,
                0,
                Account.of("works"),
                OptionalLong.empty()));
    var wait = new GroupWait(Duration.ZERO, judged);
    var shared = new Couriers.Shared(InstantSource.system(), wait, () -> Optional.of(watchdog));
    couriers = new Couriers(List.of(receivers), shared);
    couriers.start(book.all());
  }

  /** What the loop does between two polls. */
  private boolean turn() {
    couriers.settle(book);
    suppression.review(book, T0);
    couriers.dispatch(book.all());
    return true;
  }

  private void awaitPosts(int count) {
    await().until(() -> turn() && posts.taken().size() >= count);
    await().until(() -> turn() && !of(POOL).isNewsTo("hook", true));
  }

  private Alert of(AlertKey key) {
    return book.of(key).orElseThrow();
  }

  private JsonNode alert(int post) {
    return posts.taken().get(post).body().get("alerts").get(0);
  }
}
