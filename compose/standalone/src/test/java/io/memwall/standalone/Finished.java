package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What a command left: its exit code and all it said. */
record Finished(String command, int code, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Finished succeeded() {
    assertThat(code).as("%s", this).isZero();
    return this;
  }

  /** One line that says what is wrong, after lines about progress at most. */
  String failed(int expected) {
    assertThat(code).as("%s", this).isEqualTo(expected);
    List<String> complaints = err.lines().filter(line -> line.startsWith("memwall: ")).toList();
    assertThat(complaints).as("%s", this).hasSize(1);
    assertThat(err).as("a stack trace").doesNotContain("\tat ", "Exception");
    assertThat(err.strip()).endsWith(complaints.get(0));
    return complaints.get(0);
  }

  JsonNode json() {
    try {
      return JSON.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON in " + this, e);
    }
  }

  /** One figure of the only row of an answer in JSON; counts beyond 2^53 are text there. */
  long figure(String column) {
    JsonNode rows = json().path("rows");
    assertThat(rows).as("%s", this).hasSize(1);
    return rows.get(0).path(column).asLong();
  }

  long total(String column) {
    return json().path("totals").path(column).asLong(Long.MIN_VALUE);
  }

  @Override
  public String toString() {
    return "%s\nexit code %d\n--- out\n%s\n--- err\n%s".formatted(command, code, out, err);
  }
}
