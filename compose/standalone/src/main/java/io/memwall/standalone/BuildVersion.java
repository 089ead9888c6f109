package io.memwall.standalone;

import picocli.CommandLine.IVersionProvider;

/** Answers {@code --version}: the product and its commit. */
final class BuildVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Build build = Build.ofThis();
    return build
        .commit()
        .map(commit -> new String[] {"memwall " + build.version(), "commit " + commit})
        .orElseGet(() -> new String[] {"memwall " + build.version()});
  }
}
