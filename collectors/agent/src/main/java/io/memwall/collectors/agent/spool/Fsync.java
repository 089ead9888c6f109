package io.memwall.collectors.agent.spool;

/** When what was spooled is forced from the kernel's memory to the disk. */
public enum Fsync {
  /** By the kernel: survives the end of the process, not that of the machine. */
  NEVER,
  /** Once a second: at most a second of it is gone with the machine. */
  EVERY_SECOND,
  /** Before anything counts as spooled. */
  ALWAYS
}
