package io.memwall.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final long GIB = 1L << 30;

  @Test
  void everyTopic_takesTheBrokersTime() {
    for (Topic<?> topic : Topics.all()) {
      assertThat(topic.settings(4)).containsEntry("message.timestamp.type", "LogAppendTime");
    }
  }

  @Test
  void everyKeptTopic_isBoundedInTimeAndBytes() {
    for (Topic<?> topic : Topics.all()) {
      var settings = topic.settings(4);
      if (topic.keeps().compacted()) {
        assertThat(settings).containsEntry("cleanup.policy", "compact");
      } else {
        assertThat(settings).containsKeys("retention.ms", "retention.bytes", "segment.bytes");
        long whole = 4 * Long.parseLong(settings.get("retention.bytes"));
        assertThat(whole).isEqualTo(topic.keeps().bytes());
      }
    }
  }

  @Test
  void budget_isTheSumOfAllTopics() {
    assertThat(Topics.budgetBytes()).isBetween(10 * GIB, 32 * GIB);
  }

  @Test
  void documentation_listsEveryTopic() throws IOException {
    String page = Files.readString(Path.of("../docs/architecture.md"));
    var names = new ArrayList<>(Topics.all().stream().map(Topic::name).toList());
    names.addAll(List.of(Topics.DEADLETTER, Topics.SCHEMAS));
    assertThat(names).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
  }

  @Test
  void streamNumber_namesItsEventType() {
    for (EventType type : EventType.values()) {
      assertThat(EventType.ofStream(type.stream(0))).isEqualTo(type);
      assertThat(EventType.ofStream(type.stream(255))).isEqualTo(type);
    }
    assertThat(Arrays.stream(EventType.values()).map(EventType::code)).doesNotHaveDuplicates();
    assertThatThrownBy(() -> EventType.FLOW.stream(256)).hasMessageContaining("0..255");
    assertThatThrownBy(() -> EventType.ofStream(99 * 256)).hasMessageContaining("no event type");
  }
}
