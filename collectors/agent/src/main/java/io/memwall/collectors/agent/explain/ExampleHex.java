package io.memwall.collectors.agent.explain;

import io.memwall.collectors.agent.explain.Explanation.ExampleFrame;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Reads the line of a frame in an example; see {@link ExplanationFile}. */
final class ExampleHex {
  private ExampleHex() {}

  static ExampleFrame frame(String line) {
    String[] words = line.substring(1).split(" ", -1);
    long nanos = Long.parseLong(words[0]);
    int times = 1;
    long stepNanos = 0;
    int sequenceStep = 0;
    int wireLength = 0;
    for (int i = 1; i < words.length - 1; i++) {
      if (words[i].startsWith("x")) {
        String[] parts = words[i].substring(1).split("/", -1);
        times = Integer.parseInt(parts[0]);
        stepNanos = Long.parseLong(parts[1]);
        sequenceStep = Integer.parseInt(parts[2]);
      } else if (words[i].startsWith("cut=")) {
        wireLength = Integer.parseInt(words[i].substring(4));
      } else {
        throw new IllegalStateException("what is '" + words[i] + "' in " + line);
      }
    }
    String last = words[words.length - 1];
    byte[] bytes = last.equals("drops") ? new byte[0] : bytes(last);
    return new ExampleFrame(
        nanos,
        times,
        stepNanos,
        sequenceStep,
        HexFormat.of().formatHex(bytes),
        Math.max(wireLength, bytes.length));
  }

  /** Hexadecimal digits; {@code [00*40]} stands for 40 bytes 00. */
  private static byte[] bytes(String text) {
    var bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '[') {
        int end = text.indexOf(']', at);
        int value = Integer.parseInt(text.substring(at + 1, at + 3), 16);
        int count = Integer.parseInt(text.substring(at + 4, end));
        for (int i = 0; i < count; i++) {
          bytes.write(value);
        }
        at = end + 1;
      } else {
        bytes.writeBytes(HexFormat.of().parseHex(text, at, at + 2));
        at += 2;
      }
    }
    return bytes.toByteArray();
  }
}
