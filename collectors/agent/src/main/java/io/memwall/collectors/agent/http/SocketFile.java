package io.memwall.collectors.agent.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The file a Unix socket leaves in its directory. */
final class SocketFile {
  private SocketFile() {}

  /** Removes what a killed process left behind; a live one keeps its socket. */
  static void makeRoom(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (Files.isRegularFile(path) || Files.isDirectory(path)) {
      throw new HttpException(path + " is in the way of the socket: it is no socket");
    }
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      throw new HttpException("another process listens on unix:" + path + ": " + channel);
    } catch (ConnectException e) {
      Files.deleteIfExists(path);
    }
  }

  /** Owner and group may connect, nobody else. */
  static void restrict(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
  }
}
