package io.memwall.collectors.agent.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that must be there when the agent starts; on another machine nobody looks.
 *
 * @param secret its content is for us alone
 */
public record FileKind(Machine machine, boolean secret) implements Kind<Path> {

  /** A file that holds a secret. */
  public static Kind<SecretFile> secret(Machine machine) {
    var files = new FileKind(machine, true);
    return new Kind<>() {
      @Override
      public SecretFile read(String text) throws Refusal {
        return new SecretFile(machine.at(files.read(text)));
      }

      @Override
      public String show(SecretFile value) {
        return machine.named(value.file()).toString();
      }

      @Override
      public String allowed() {
        return files.allowed();
      }
    };
  }

  /** A file as it lies on this machine. */
  public static Kind<Path> open(Machine machine) {
    var files = new FileKind(machine, false);
    return new Kind<>() {
      @Override
      public Path read(String text) throws Refusal {
        return machine.at(files.read(text));
      }

      @Override
      public String show(Path value) {
        return machine.named(value).toString();
      }

      @Override
      public String allowed() {
        return files.allowed();
      }
    };
  }

  /** The path as written: {@link Machine#at} says where it lies. */
  @Override
  public Path read(String text) throws Refusal {
    Path path = PathKind.ANY.read(text);
    if (machine.here()) {
      look(machine.at(path));
    }
    return path;
  }

  private void look(Path file) throws Refusal {
    try {
      if (!Files.isRegularFile(file)) {
        throw new Refusal(Files.exists(file) ? "is no file" : "is not there");
      }
      if (!Files.isReadable(file)) {
        throw new Refusal("cannot be read by this user");
      }
      if (secret) {
        lookCloser(file);
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw new Refusal("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static void lookCloser(Path file) throws Refusal, IOException {
    if (Files.getPosixFilePermissions(file).contains(OTHERS_READ)) {
      throw new Refusal("can be read by everybody: chmod 640 it");
    }
    long size = Files.size(file);
    if (size > SecretFile.MOST_BYTES) {
      throw new Refusal("has " + size + " bytes, too many for a secret");
    }
    if (new String(Files.readAllBytes(file), ISO_8859_1).isBlank()) {
      throw new Refusal("is empty");
    }
  }

  @Override
  public String allowed() {
    return secret
        ? "an absolute path of a file with nothing but the secret, not readable by everybody"
        : "an absolute path of a file";
  }
}
