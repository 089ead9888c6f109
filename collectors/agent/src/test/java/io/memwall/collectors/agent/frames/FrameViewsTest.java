package io.memwall.collectors.agent.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.memwall.collectors.agent.capture.CaptureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines, bits and ladders, compared with texts kept beside the tests. */
final class FrameViewsTest {
  private static final int WIDTH = 120;

  @TempDir private Path home;
  private Path story;

  @BeforeEach
  void writeTheStory() {
    story = Script.story().in(home, "story.pcapng");
  }

  @Test
  void lines_areAsTheyShouldLook() {
    Golden.assertSame("lines.txt", show(views -> views.lines(false)));
  }

  @Test
  void jsonLines_areAsTheyShouldLook() {
    Golden.assertSame("lines.json", show(views -> views.lines(true)));
  }

  @Test
  void ladder_isAsItShouldLook() {
    Golden.assertSame("ladder.txt", show(views -> views.ladder(WIDTH, 100)));
  }

  @Test
  void narrowLadder_keepsToItsWidth() {
    List<String> lines = show(views -> views.ladder(100, 100));
    Golden.assertSame("ladder-narrow.txt", lines);
    assertThat(lines).allMatch(line -> line.length() <= 100);
  }

  @Test
  void frameWithSeveralMessages_isShownInEveryBit() {
    Golden.assertSame("detail-messages.txt", show(views -> views.detail(7, 1, false)));
  }

  @Test
  void oddFrame_hasItsOdditiesAtTheirPlaces() {
    Golden.assertSame("detail-odd.txt", show(views -> views.detail(17, 0, false)));
  }

  @Test
  void rejectedFrame_isShownAsBytes() {
    Golden.assertSame("detail-rejected.txt", show(views -> views.detail(18, 2, false)));
  }

  @Test
  void detailAsJson_namesEveryWord() throws Exception {
    List<String> lines = show(views -> views.detail(14, 3, true));
    JsonNode frame = new ObjectMapper().readTree(lines.get(0));
    var words = new ArrayList<String>();
    frame.path("words").forEach(word -> words.add(word.path("name").asText()));
    assertThat(lines).hasSize(1);
    assertThat(words)
        .containsExactly(
            "TLoE header",
            "A.Get header",
            "A.Get address",
            "padding",
            "padding",
            "padding",
            "frame mask");
  }

  @Test
  void rangeOfFrames_isTrackedFromTheFirstOn() {
    List<String> all = show(views -> views.lines(true));
    assertThat(show(views -> views.within(5, 7).lines(true))).isEqualTo(all.subList(4, 7));
  }

  @Test
  void filteredFrames_areTrackedAmongAllOthers() {
    List<String> all = show(views -> views.lines(true));
    List<String> retrans = show(views -> views.filtered("retrans").lines(true));
    assertThat(retrans).isNotEmpty().allMatch(all::contains).allMatch(l -> l.contains("RETRANS"));
  }

  @Test
  void tooManyFramesForALadder_areSaidToBeLeftOut() {
    assertThat(show(views -> views.ladder(WIDTH, 3)))
        .hasSize(7)
        .element(5)
        .asString()
        .contains("14 more frames", "--top");
  }

  @Test
  void missingFrame_isAnError() {
    assertThatThrownBy(() -> show(views -> views.detail(99, 0, false)))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("has no frame 99: it ends with frame 18");
  }

  private List<String> show(UnaryOperator<FrameViews> wish) {
    return Shown.of(story, wish).lines();
  }
}
