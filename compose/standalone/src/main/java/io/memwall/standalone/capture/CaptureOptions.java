package io.memwall.standalone.capture;

import io.memwall.collectors.agent.CaptureImport;
import io.memwall.collectors.agent.CaptureSummary;
import io.memwall.collectors.agent.ImportRequest;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.standalone.CommandException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** How captures are imported, the same for every command that does. */
public final class CaptureOptions {
  @Option(
      names = "--ethertype",
      paramLabel = "0xNNNN",
      converter = EtherTypeConverter.class,
      description = "Read frames of this EtherType as TLoE too; repeat it. 0xAAAA always is.")
  private List<Integer> etherTypes = new ArrayList<>();

  @Option(
      names = "--case",
      paramLabel = "NAME",
      description = "Name of the case; default: the file's.")
  private String caseName;

  @Option(
      names = "--node",
      paramLabel = "ID",
      description = "Node it was captured on; default: file:NAME.")
  private String node;

  /** Whether anything was said about captures. */
  public boolean isAnyGiven() {
    return caseName != null || node != null || !etherTypes.isEmpty();
  }

  /**
   * Imports one file.
   *
   * @param kafka bootstrap servers
   * @param known refuses what would count twice
   * @param say told how far it is, every 2 s
   * @throws CommandException if the file holds no TLoE frame
   */
  CaptureSummary load(Path file, String kafka, KnownCases known, Consumer<String> say) {
    var request = request(file, KafkaTarget.at(kafka));
    var summary =
        new CaptureImport()
            .run(
                request,
                survey -> known.approve(request, survey, caseName != null),
                Reading.every(say, "surveying " + file),
                Reading.every(say, "importing " + file));
    if (!summary.published()) {
      throw new CommandException(summary.nothingPublished());
    }
    return summary;
  }

  private ImportRequest request(Path file, KafkaTarget kafka) {
    var request = ImportRequest.of(file, kafka);
    request = caseName == null ? request : request.withCaseName(caseName);
    request = node == null ? request : request.withNodeId(node);
    for (int etherType : etherTypes) {
      request = request.withEtherType(etherType);
    }
    return request;
  }
}
