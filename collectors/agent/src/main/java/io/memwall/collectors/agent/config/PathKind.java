package io.memwall.collectors.agent.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a file or directory is: absolute, because a service has no place it is called from. */
public record PathKind() implements Kind<Path> {
  public static final PathKind ANY = new PathKind();

  @Override
  public Path read(String text) throws Refusal {
    if (text.isBlank()) {
      throw new Refusal("is empty");
    }
    Path path;
    try {
      path = Path.of(text);
    } catch (InvalidPathException e) {
      throw new Refusal("is no path: " + e.getReason());
    }
    if (!path.isAbsolute()) {
      throw new Refusal("is not absolute", text.startsWith("~") ? null : "/" + path.normalize());
    }
    return path.normalize();
  }

  @Override
  public String allowed() {
    return "an absolute path";
  }
}
