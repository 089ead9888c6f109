package io.memwall.standalone.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.standalone.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContextsTest {
  private static final Contexts.Cluster LAB =
      new Contexts.Cluster("http://ch1:8123", "memwall_reader", null, "memwall");

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void choose() {
    file = directory.resolve("deep/contexts.yaml");
  }

  @Test
  void whatIsSaved_isReadAgain() {
    Contexts.in(file).with("lab", LAB).using(Optional.of("lab")).save();
    var read = Contexts.in(file);
    assertThat(read.current()).contains("lab");
    assertThat(read.named("lab")).isEqualTo(LAB);
    read.without("lab").save();
    assertThat(Contexts.in(file).current()).isEmpty();
  }

  @Test
  void password_isReadFromItsFile_andNeverKept() throws Exception {
    Path password = Files.writeString(directory.resolve("p"), "s3cret\nmore");
    var cluster = new Contexts.Cluster("http://ch1:8123", "u", password.toString(), "memwall");
    Contexts.in(file).with("lab", cluster).save();
    assertThat(Files.readString(file)).doesNotContain("s3cret");
    assertThat(Contexts.in(file).named("lab").open().password()).isEqualTo("s3cret");
  }

  @Test
  void unknownName_namesThoseThereAre() {
    var contexts = Contexts.in(file).with("lab", LAB);
    assertThatThrownBy(() -> contexts.named("lap"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("lap")
        .hasMessageContaining("lab");
    assertThatThrownBy(() -> contexts.using(Optional.of("lap")))
        .isInstanceOf(CommandException.class);
  }

  @Test
  void brokenFile_isNamedWithItsLine() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "current: lab\ncontexts: [\n");
    assertThatThrownBy(() -> Contexts.in(file))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("contexts.yaml line");
  }
}
