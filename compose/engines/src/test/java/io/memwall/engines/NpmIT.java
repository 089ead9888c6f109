package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, unit = TimeUnit.MINUTES)
class NpmIT {
  @TempDir Path dir;

  @Test
  void contentThatIsNotWhatTheLockFileSays_isRefused() throws Exception {
    // Without a ClickHouse there is no npm or no network either; with a program, perhaps no npm.
    Need.ownClickHouse();
    Path npm = ClickHouse.program("npm", System.getenv()).orElse(null);
    assumeTrue(npm != null, "npm is not on the PATH");
    Template.copy("package.json", dir.resolve("package.json"));
    try (InputStream lock = Template.open("package-lock.json")) {
      String text = new String(lock.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          dir.resolve("package-lock.json"), text.replace("sha512-XP97", "sha512-YP97"));
    }
    assertThatThrownBy(() -> new Npm(npm, System.getenv()).install(dir))
        .isInstanceOf(NpmException.class)
        .hasMessageContaining("EINTEGRITY");
  }
}
