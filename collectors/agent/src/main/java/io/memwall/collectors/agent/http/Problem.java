package io.memwall.collectors.agent.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Answers that say what is wrong with a request as a whole, in the form all our errors have. */
public final class Problem {
  private Problem() {}

  /** {@code {"errors":[{"problem":"..."}]}}. */
  public static Answer answer(int status, String problem) {
    String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(problem));
    return Answer.json(status, "{\"errors\":[{\"problem\":\"" + quoted + "\"}]}\n");
  }
}
