package io.memwall.collectors.agent;

import io.memwall.collectors.agent.capture.Survey;
import io.memwall.collectors.agent.publish.Identity;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * What an import found and sent.
 *
 * @param published false when the file holds nothing to publish; then nothing was sent
 * @param messages first sightings by channel and name, such as {@code A.Get}
 * @param rejects frames that are in no flow record, by class
 * @param lastNumbers last sequence number by stream
 */
public record CaptureSummary(
    ImportRequest request,
    Survey survey,
    Identity identity,
    boolean published,
    Counts counts,
    Map<String, Long> messages,
    Map<String, Long> rejects,
    NavigableMap<Integer, Long> lastNumbers) {

  /**
   * Totals over the capture.
   *
   * @param frames read, of any EtherType
   * @param retransmissions repeats of a sequence number
   * @param jumps times that time stepped ahead too far to have been watched
   */
  public record Counts(
      long frames,
      long tloeFrames,
      long retransmissions,
      long gapFrames,
      long inversions,
      long flowRecords,
      long jumps) {}

  /** The summary for people, a line each. */
  public List<String> lines() {
    return new SummaryText(this).lines();
  }

  /** Why nothing was published and what to try, in one line. */
  public String nothingPublished() {
    return new SummaryText(this).nothingPublished();
  }
}
