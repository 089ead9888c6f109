package io.memwall.streams.inventory;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Fabric;
import io.memwall.streams.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every version of every object as a row, and which objects were ever known by another name. */
final class InventoryRows {
  private static final int VERSION = 'V';
  private static final int NAMED = 'N';
  private static final int CHANGES = 'C';

  private final Rows rows;

  /** By what else than its id an object may be asked for. */
  enum Name {
    PORT_OF_MAC('M'),
    POOL_OF_NODE('N'),
    ATTACHMENT_OF_POOL('P'),
    ATTACHMENT_OF_HOST('H'),
    QUOTA_OF_TENANT('Q');

    private final int code;

    Name(int code) {
      this.code = code;
    }
  }

  InventoryRows(Rows rows) {
    this.rows = rows;
  }

  /** Adds a version; whether it says anything new. */
  boolean put(Declaration declaration) {
    var version = declaration.version();
    byte[] key =
        key(VERSION, declaration.fabric())
            .text(declaration.object())
            .int64(version.epoch())
            .int64(version.sequence())
            .bytes();
    byte[] said = FactsFormat.encode(declaration);
    if (rows.get(key).filter(before -> Arrays.equals(before, said)).isPresent()) {
      return false;
    }
    rows.put(key, said);
    declaration.facts().ifPresent(facts -> name(declaration.fabric(), facts));
    byte[] changes = new ByteWriter().int8(CHANGES).bytes();
    rows.put(changes, new ByteWriter().int64(changes() + 1).bytes());
    return true;
  }

  /** How often something was added; whoever remembers an answer asks again when this differs. */
  long changes() {
    return rows.get(new ByteWriter().int8(CHANGES).bytes())
        .map(bytes -> new ByteReader(bytes).int64())
        .orElse(0L);
  }

  /** All versions of an object, the lowest first. */
  List<Declaration> versions(Fabric fabric, String object) {
    var found = new ArrayList<Declaration>();
    byte[] prefix = key(VERSION, fabric).text(object).bytes();
    rows.scan(
        prefix,
        (key, value) -> {
          var in = new ByteReader(key, prefix.length);
          var version = new Version(in.int64(), in.int64());
          return found.add(FactsFormat.decode(fabric, object, version, value));
        });
    return found;
  }

  /** Ids of the objects that ever had a name, in order. */
  List<String> named(Fabric fabric, Name kind, String name) {
    var found = new ArrayList<String>();
    byte[] prefix = key(NAMED, fabric).int8(kind.code).text(name).bytes();
    rows.scan(prefix, (key, value) -> found.add(new ByteReader(key, prefix.length).text()));
    // Texts in keys are ordered by their lengths first.
    found.sort(null);
    return found;
  }

  private void name(Fabric fabric, Facts facts) {
    if (facts instanceof PortFacts port) {
      name(fabric, Name.PORT_OF_MAC, port.mac(), port.id());
    } else if (facts instanceof PoolFacts pool) {
      name(fabric, Name.POOL_OF_NODE, pool.node(), pool.id());
    } else if (facts instanceof AttachmentFacts right) {
      name(fabric, Name.ATTACHMENT_OF_POOL, right.pool(), right.id());
      name(fabric, Name.ATTACHMENT_OF_HOST, right.host(), right.id());
    } else if (facts instanceof QuotaFacts quota) {
      name(fabric, Name.QUOTA_OF_TENANT, quota.tenant(), quota.id());
    }
  }

  private void name(Fabric fabric, Name kind, String name, String object) {
    rows.put(key(NAMED, fabric).int8(kind.code).text(name).text(object).bytes(), new byte[0]);
  }

  private static ByteWriter key(int table, Fabric fabric) {
    return new ByteWriter().int8(table).text(fabric.caseName()).text(fabric.id());
  }
}
