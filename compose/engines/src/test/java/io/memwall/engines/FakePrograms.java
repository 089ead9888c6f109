package io.memwall.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Shell scripts that stand for programs of other people. */
record FakePrograms(Path bin) {

  static FakePrograms in(Path dir) throws IOException {
    return new FakePrograms(Files.createDirectories(dir.resolve("bin")));
  }

  FakePrograms add(String name, String script) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  /** These first, then the system's own. */
  String path() {
    return bin + ":/usr/bin:/bin";
  }
}
