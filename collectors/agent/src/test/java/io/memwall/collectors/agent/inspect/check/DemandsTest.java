package io.memwall.collectors.agent.inspect.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.agent.Frames;
import io.memwall.collectors.agent.capture.CaptureBytes;
import io.memwall.collectors.agent.inspect.Exchange;
import io.memwall.collectors.agent.inspect.InspectOptions;
import io.memwall.collectors.agent.inspect.Inspection;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class DemandsTest {
  @TempDir Path directory;
  private Inspection clean;
  private Inspection odd;

  @BeforeEach
  void inspect() {
    clean = Inspection.of(Exchange.of(directory, "clean.pcap", 10, 0), InspectOptions.DEFAULT);
    byte[] truncated = Frames.get(1, 1);
    // A PutFullData where the Get was: its data would need more words than there are.
    truncated[22] = 0x10;
    Path file =
        CaptureBytes.pcap()
            .record(Exchange.START, Frames.get(0, 0))
            .record(Exchange.START + 10, truncated)
            .record(Exchange.START + 20, truncated)
            .in(directory, "odd.pcap");
    odd = Inspection.of(file, InspectOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "msg_truncated",
        "any",
        "retrans_frames",
        "retrans>0.3",
        "retrans > 30%",
        "retrans_frames>=1",
        "frames<4",
        "new_frames<=2",
        "one_sided",
      })
  void brokenDemand_fails(String demand) {
    assertThat(Demands.of(List.of(demand)).of(odd)).anyMatch(CheckResult::fails);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "msg_truncated",
        "any",
        "retrans>0.01",
        "p99.GET>5us",
        "p99.GET>1091",
        "max.GET>=0.0011ms",
        "mean.GET<1us",
        "count.get<10",
        "match_ratio<0.98",
        "nak_episodes",
        "stall.D>1ms",
      })
  void keptDemand_doesNotFail(String demand) {
    assertThat(Demands.of(List.of(demand)).of(clean)).noneMatch(CheckResult::fails);
  }

  @Test
  void finding_namesClauseFrameExpectedAndSeen() {
    CheckResult code = Demands.of(List.of("msg_truncated")).of(odd).get(0);
    CheckResult figure = Demands.of(List.of("p50.GET>1us")).of(clean).get(0);

    assertThat(code.count()).isEqualTo(2);
    assertThat(code.findings().get(0).text())
        .contains(Frames.HOST_MAC + " > " + Frames.POOL_MAC, "frame 2", "OmniXtend 1.0.3");
    assertThat(figure.findings().get(0).text()).contains("expected <= 1us", "seen 1040");
  }

  @Test
  void figureWithoutAnythingToMeasure_isSaidSo() {
    CheckResult result = Demands.of(List.of("p99.PROBE>5us")).of(clean).get(0);

    assertThat(result.measured()).isFalse();
    assertThat(result.fails()).isFalse();
    assertThat(FindingText.of(List.of(result))).contains("no data  p99.PROBE>5us");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "msg_trunkated | did you mean msg_truncated",
        "zzzzzzz | memwall explain --list",
        "p99.GOT>5us | there is no figure 'p99.GOT'",
        "retrans>lots | is no demand",
        "retrans>0.01parsec | 'parsec' in 'retrans>0.01parsec' is no unit",
        "retrans>1e-e | is no number",
      })
  void demandThatIsNone_isQuoted(String demand, String reason) {
    assertThatThrownBy(() -> Demands.of(List.of(demand)))
        .isInstanceOf(CheckException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void junit_hasOneCasePerCheckAndAFailureWithItsFindings() throws Exception {
    List<CheckResult> results =
        Demands.of(List.of("msg_truncated", "p99.PROBE>5us", "retrans>0.9")).all(odd);

    Element suite = suite(JunitReport.of("odd.pcap", results));

    assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(results.size()));
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(results.size());
    var failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("type")).isEqualTo("msg_truncated");
    assertThat(failure.getTextContent()).contains("frame 2", "frame 3", "OmniXtend 1.0.3");
  }

  @Test
  void junitWithoutDemands_failsForWhatAnEndpointIsToBlameFor() throws Exception {
    Element suite = suite(JunitReport.of("odd.pcap", Demands.of(List.of()).all(odd)));

    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(
            suite(JunitReport.of("c", Demands.of(List.of()).all(clean))).getAttribute("failures"))
        .isEqualTo("0");
  }

  private static Element suite(String xml) throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    return (Element) document.getElementsByTagName("testsuite").item(0);
  }
}
