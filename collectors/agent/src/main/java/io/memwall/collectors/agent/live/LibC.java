package io.memwall.collectors.agent.live;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import io.memwall.collectors.agent.capture.CaptureException;

/** The calls of the C library that packet sockets need, bound directly: no object per call. */
final class LibC {
  static final int EPERM = 1;
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int ENOMEM = 12;
  static final int EACCES = 13;
  static final int EINVAL = 22;
  static final int EMSGSIZE = 90;
  static final int ENETDOWN = 100;
  static final int ENOBUFS = 105;

  private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");

  static {
    if (LINUX) {
      Native.register(LibC.class, "c");
    }
  }

  private LibC() {}

  /**
   * Asked before anything else of this class.
   *
   * @throws CaptureException on other systems: packet sockets are Linux's
   */
  static void require() {
    if (!LINUX) {
      throw new CaptureException(
          "a live interface needs Linux; elsewhere pipe tcpdump -U -w - into standard input");
    }
  }

  static native int socket(int domain, int type, int protocol);

  static native int setsockopt(int socket, int level, int option, Pointer value, int length);

  static native int getsockopt(int socket, int level, int option, Pointer value, Pointer length);

  static native int bind(int socket, Pointer address, int length);

  static native int ioctl(int descriptor, NativeLong request, Pointer argument);

  static native Pointer mmap(
      Pointer address, NativeLong length, int protection, int flags, int file, NativeLong offset);

  static native int munmap(Pointer address, NativeLong length);

  static native int poll(Pointer descriptors, NativeLong count, int timeoutMillis);

  static native int sendmmsg(int socket, Pointer messages, int count, int flags);

  static native int close(int descriptor);

  /** The error number of this thread's last call. */
  static int errno() {
    return Native.getLastError();
  }

  /** Such as {@code "Operation not permitted (1)"}. */
  static String message(int errno) {
    return strerror(errno) + " (" + errno + ")";
  }

  private static native String strerror(int errno);
}
