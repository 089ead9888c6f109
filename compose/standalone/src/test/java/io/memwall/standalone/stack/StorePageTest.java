package io.memwall.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.StoreSize;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StorePageTest {
  @Test
  void everyStore_isShownWithItsThreeFigures() {
    assertThat(StorePage.text(List.of(new StoreSize("bandwidth", "half-windows", 1500, 64, 7))))
        .contains(
            "# TYPE memwall_streams_store_disk_bytes gauge",
            "memwall_streams_store_disk_bytes{topology=\"bandwidth\",store=\"half-windows\"} 1500",
            "memwall_streams_store_memory_bytes{topology=\"bandwidth\",store=\"half-windows\"} 64",
            "memwall_streams_store_rows{topology=\"bandwidth\",store=\"half-windows\"} 7");
  }
}
