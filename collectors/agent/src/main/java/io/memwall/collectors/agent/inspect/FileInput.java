package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.capture.CaptureInput;
import io.memwall.collectors.agent.capture.CaptureReader;
import io.memwall.collectors.agent.capture.CaseName;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.agent.capture.Survey;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One capture file; its bytes are summed up while they are read. */
final class FileInput implements InspectInput {
  private final Path file;
  private final MessageDigest digest = sha256();
  private CaptureInput input;

  FileInput(Path file) {
    this.file = file;
  }

  @Override
  public String fabricId() {
    Path name = file.getFileName();
    return CaseName.fabric(name == null ? "" : CaseName.of(name));
  }

  @Override
  public FrameSource open(Progress progress) {
    digest.reset();
    input = CaptureInput.open(file).through(digest);
    return CaptureReader.open(input, progress);
  }

  @Override
  public Inspection.CaptureFile describe(FrameSource ended) {
    var reader = (CaptureReader) ended;
    reader.drain();
    return new Inspection.CaptureFile(
        input.name(),
        Optional.of(new Survey.Encoding(reader.format(), reader.compression())),
        Optional.of(new Survey.Bytes(input.sizeBytes(), HexFormat.of().formatHex(digest.digest()))),
        List.copyOf(reader.interfaces()),
        Map.copyOf(reader.foreignFrames()),
        reader.cut());
  }

  @Override
  public boolean canBeReadAgain() {
    return true;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
