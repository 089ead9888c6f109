package io.memwall.collectors.agent.explain;

import io.memwall.collectors.agent.explain.Explanation.Blame;
import io.memwall.collectors.agent.explain.Explanation.Example;
import io.memwall.collectors.agent.explain.Explanation.ExampleFrame;
import io.memwall.collectors.agent.explain.Explanation.Kind;
import io.memwall.collectors.agent.explain.Explanation.Tap;
import io.memwall.collectors.wire.DecoderSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads explanations from a text of this module.
 *
 * <pre>
 * [code] KIND BLAME
 * meaning: a sentence, on one line
 * clause: …
 * seen: …
 * does: …
 * example: what the frames are
 * ethertype: 0x0000
 * flits: 2100
 * shows: what must come out
 * +NANOS [xTIMES/STEPNANOS/SEQSTEP] [cut=WIRELENGTH] HEX[00*40]HEX
 * +NANOS xTIMES/0/0 drops
 * </pre>
 */
final class ExplanationFile {
  private final List<Explanation> done = new ArrayList<>();
  private final Map<String, String> fields = new HashMap<>();
  private final List<ExampleFrame> frames = new ArrayList<>();
  private final Set<Integer> etherTypes = new TreeSet<>();
  private String head = "";

  private ExplanationFile() {}

  static List<Explanation> read(String resource) {
    var file = new ExplanationFile();
    text(resource).lines().filter(line -> !line.isBlank()).forEach(file::line);
    file.end();
    return file.done;
  }

  private static String text(String resource) {
    try (InputStream in = ExplanationFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    if (line.startsWith("[")) {
      end();
      head = line;
    } else if (line.startsWith("+")) {
      frames.add(ExampleHex.frame(line));
    } else {
      int colon = line.indexOf(": ");
      if (colon < 0) {
        throw new IllegalStateException(head + ": no field in '" + line + "'");
      }
      field(line.substring(0, colon), line.substring(colon + 2).strip());
    }
  }

  private void field(String name, String value) {
    if (name.equals("ethertype")) {
      etherTypes.add(Integer.decode(value));
    } else if (fields.put(name, value) != null) {
      throw new IllegalStateException(head + ": two fields '" + name + "'");
    }
  }

  private void end() {
    if (!head.isEmpty()) {
      done.add(explanation());
    }
    fields.clear();
    frames.clear();
    etherTypes.clear();
    etherTypes.add(DecoderSettings.ETHERTYPE_OMNIXTEND);
  }

  private Explanation explanation() {
    int close = head.indexOf(']');
    String[] words = head.substring(close + 1).strip().toUpperCase(Locale.ROOT).split(" ", -1);
    return new Explanation(
        head.substring(1, close),
        Kind.valueOf(words[0]),
        Blame.valueOf(words[1]),
        required("meaning"),
        required("clause"),
        required("seen"),
        required("does"),
        new Example(
            fields.getOrDefault("example", ""),
            new Tap(etherTypes, flits()),
            frames,
            List.of(fields.getOrDefault("shows", "").split(" ", -1)).stream()
                .filter(word -> !word.isEmpty())
                .toList()));
  }

  private int flits() {
    String flits = fields.get("flits");
    return flits == null ? DecoderSettings.JUMBO_BODY_FLITS : Integer.parseInt(flits);
  }

  private String required(String field) {
    String value = fields.get(field);
    if (value == null) {
      throw new IllegalStateException(head + ": without " + field);
    }
    return value;
  }
}
