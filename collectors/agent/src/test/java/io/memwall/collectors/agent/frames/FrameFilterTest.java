package io.memwall.collectors.agent.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameFilterTest {
  private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

  @TempDir private Path home;
  private Path story;

  @BeforeEach
  void writeTheStory() {
    story = Script.story().in(home, "story.pcapng");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          frame=4..5                        | 4 5
          frame=4,7-8                       | 4 7 8
          frame>=17                         | 17 18
          frame<3                           | 1 2
          chan=E                            | 8
          op=acquireblock                   | 6
          op=A.Get and source=3             | 4
          op=d.accessackdata source=8       | 15
          retrans                           | 12
          class=gap,fill                    | 9 11 14
          ack_only or open                  | 1 2 3
          nak                               | 10
          rejected                          | 18
          anomaly=mask_on_padding           | 17
          anomaly and not rejected          | 16 17
          size=64 and chan=D and sink=77    | 7
          addr=0x4000                       | 4 5
          addr=0x4000..0x403f               | 4 5
          addr=0x4010-0x4018                | 4 5
          addr>0x8fff                       | 6 7
          latency>=1500ns                   | 6 7 11 13
          latency=1.318us                   | 4 5
          outcome=ambiguous                 | 14 15
          unanswered                        | 16 17
          time<1us                          | 1 2
          time=2us..3.318us                 | 4 5
          at=2026-01-01T00:00:00.000015Z    | 18
          type=open and src=02:00:00:01:00:01 | 2
          conn=02:00:00:00:00:01 seq=5      | 9 12 15
          tap=TAP0 and frame=1              | 1
          param=NtoT                        | 6
          len=30                            | 18
          empty and frame<10                | 1 2 3
          chan!=A and frame=6               |
          !(chan=A or chan=D) && frame>3 && frame<11 | 8 10
          """)
  void expression_choosesTheseFrames(String expression, String frames) {
    List<String> wanted = frames == null ? List.of() : List.of(frames.split(" "));
    assertThat(chosen(expression)).isEqualTo(wanted);
  }

  @Test
  void conditions_lookAtTheSameMessage() {
    // Frame 6 acquires with source 4 and puts with source 5.
    assertThat(chosen("op=PutFullData and source=4")).isEmpty();
    assertThat(chosen("op=PutFullData and source=5")).containsExactly("6");
  }

  @Test
  void connection_isChosenByTheBeginningOfItsId() {
    String line = Shown.of(story, views -> views.within(1, 1).lines(true)).lines().get(0);
    String id = line.replaceAll(".*\"connection\":\"([0-9a-f]{6}).*", "$1");
    assertThat(chosen("conn=" + id)).hasSize(17).doesNotContain("18");
    assertThat(chosen("conn=zz")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chan=F                 | 6  | expected a channel, one of a, b, c, d, e after 'chan', found 'F'
          class=retrnas          | 7  | found 'retrnas'
          addr=4k                | 6  | expected an address such as 0x8000
          latency>5              | 9  | expected a time such as 1318ns, 2.5us, 10ms or 1s after 'latency'
          time=5us..1us          | 6  | '5us..1us' ends before it begins
          frame=                 | 7  | expected a number, found the end
          retrans and            | 12 | expected a condition such as
          (retrans or gap        | 16 | expected ')', 'and' or 'or', found the end
          retrans)               | 8  | expected 'and', 'or' or the end, found ')'
          chann=A                | 1  | 'chann' means nothing
          fast                   | 1  | 'fast' means nothing on its own
          chan<A                 | 5  | expected '=' or '!=' after 'chan', found '<'
          conn="abc              | 6  | expected a closing " before the end
          a & b                  | 3  | expected '&&' or 'and'
          mac=02:00              | 5  | expected a MAC address
          at=yesterday           | 4  | expected an instant such as
          """)
  void fault_isToldWithPlaceAndCure(String expression, int character, String message) {
    assertThatThrownBy(() -> FrameFilter.parse(expression))
        .asInstanceOf(InstanceOfAssertFactories.type(FilterException.class))
        .satisfies(
            fault -> {
              assertThat(fault.position()).isEqualTo(character - 1);
              assertThat(fault).hasMessageContaining(message).hasMessageNotContaining("\n");
            });
  }

  private List<String> chosen(String expression) {
    var numbers = new ArrayList<String>();
    for (String line : Shown.of(story, views -> views.filtered(expression).lines(true)).lines()) {
      Matcher number = NUMBER.matcher(line);
      assertThat(number.find()).isTrue();
      numbers.add(number.group(1));
    }
    return numbers;
  }
}
