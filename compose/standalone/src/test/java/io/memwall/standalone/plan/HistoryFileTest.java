package io.memwall.standalone.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryFileTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 6);

  @TempDir private Path home;

  private List<HistoryDay> read(String text) throws IOException {
    return HistoryFile.read(Files.writeString(home.resolve("use.csv"), text), TODAY);
  }

  @Test
  void columns_comeInAnyOrderAndUnit() throws IOException {
    var days = read("pool,used_gib,date,capacity_bytes\np0,1.5,2026-03-05,2048\n\n");

    assertThat(days).hasSize(1);
    assertThat(days.get(0).used().p99()).isEqualTo(1.5 * (1 << 30));
    assertThat(days.get(0).capacity()).hasValue(2048);
    assertThat(days.get(0).coveredHours()).isEqualTo(24);
  }

  @Test
  void mistakes_areToldTogether() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    date,pool,used_gib
                    2026-03-06,p0,1
                    never,p0,1
                    2026-03-01,p0,many
                    2026-03-01,p0
                    """))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("4 bad lines, nothing was imported")
        .hasMessageContaining("line 2: 2026-03-06 is not over yet")
        .hasMessageContaining("line 3: ")
        .hasMessageContaining("line 4: used_gib is 'many'")
        .hasMessageContaining("line 5: 2 fields instead of 3");
  }

  @Test
  void header_mustSayWhoseAndHowMuch() {
    assertThatThrownBy(() -> read("date,pool\n")).hasMessageContaining("its first line names date");
  }

  @Test
  void scenario_isReadOrRefused() {
    var scenario = Scenario.parse("gib=256,links=2,reserve=2027-01-31:64");
    assertThat(scenario.gib()).isEqualTo(256);
    assertThat(scenario.links()).isEqualTo(2);
    assertThat(scenario.reserved().get(0).amount()).isEqualTo(64 * Say.GIB);
    assertThatThrownBy(() -> Scenario.parse("ram=3")).hasMessageContaining("'ram=3'");
    assertThatThrownBy(() -> Scenario.reservation("soon:64")).hasMessageContaining("DATE:GIB");
  }
}
