package io.memwall.engines;

import java.nio.file.Path;
import java.util.Optional;

/** Another process works in the data directory. */
public final class DataDirectoryHeldException extends EngineException {
  private static final long serialVersionUID = 1L;

  private final transient Holder holder;

  DataDirectoryHeldException(Path root, Holder holder) {
    super(
        "%s is in use by %s; stop it, or give another directory with --data"
            .formatted(root, holder == null ? "another process" : holder.sentence()));
    this.holder = holder;
  }

  /** Who holds it; empty in the instant between taking the lock and writing the facts. */
  public Optional<Holder> holder() {
    return Optional.ofNullable(holder);
  }
}
