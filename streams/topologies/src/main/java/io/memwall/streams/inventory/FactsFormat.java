package io.memwall.streams.inventory;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Fabric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Our own bytes for a version of an object; a format number leads. */
final class FactsFormat {
  private static final int FORMAT = 1;
  private static final int NOTHING = 0;
  private static final int NODE = 1;
  private static final int PORT = 2;
  private static final int LINK = 3;
  private static final int POOL = 4;
  private static final int ATTACHMENT = 5;
  private static final int QUOTA = 6;

  private FactsFormat() {}

  static byte[] encode(Declaration declaration) {
    var out = new ByteWriter().int8(FORMAT).int64(declaration.atNs());
    declaration.facts().ifPresentOrElse(facts -> write(out, facts), () -> out.int8(NOTHING));
    return out.bytes();
  }

  static Declaration decode(Fabric fabric, String object, Version version, byte[] bytes) {
    var in = new ByteReader(bytes);
    int format = in.int8();
    if (format != FORMAT) {
      throw new IllegalArgumentException("inventory row of format " + format + ", not " + FORMAT);
    }
    long atNs = in.int64();
    var facts = Optional.ofNullable(read(in, object, version));
    return new Declaration(fabric, object, version, atNs, facts);
  }

  private static void write(ByteWriter out, Facts facts) {
    if (facts instanceof NodeFacts node) {
      out.int8(NODE).text(node.kind().name());
    } else if (facts instanceof PortFacts port) {
      out.int8(PORT).text(port.node()).text(port.mac());
      number(out, port.speedBps());
      texts(out, port.link().stream().toList());
    } else if (facts instanceof LinkFacts link) {
      out.int8(LINK).text(link.a()).text(link.b());
      number(out, link.capacityBps());
      texts(out, link.latencyClass().stream().toList());
    } else if (facts instanceof PoolFacts pool) {
      out.int8(POOL).text(pool.node()).int64(pool.capacityBytes());
      number(out, pool.base());
      number(out, pool.readBytesPerS());
      number(out, pool.writeBytesPerS());
    } else if (facts instanceof AttachmentFacts right) {
      out.int8(ATTACHMENT).text(right.host()).text(right.pool());
      texts(out, right.path());
      number(out, right.quotaBytes());
    } else if (facts instanceof QuotaFacts quota) {
      out.int8(QUOTA).text(quota.tenant());
      texts(out, quota.pool().stream().toList());
      out.int64(quota.bytes());
    }
  }

  private static Facts read(ByteReader in, String id, Version version) {
    int kind = in.int8();
    return switch (kind) {
      case NOTHING -> null;
      case NODE -> new NodeFacts(id, NodeFacts.Kind.valueOf(in.text()), version);
      case PORT -> new PortFacts(id, in.text(), in.text(), number(in), one(in), version);
      case LINK -> new LinkFacts(id, in.text(), in.text(), number(in), one(in), version);
      case POOL ->
          new PoolFacts(id, in.text(), in.int64(), number(in), number(in), number(in), version);
      case ATTACHMENT ->
          new AttachmentFacts(id, in.text(), in.text(), texts(in), number(in), version);
      case QUOTA -> new QuotaFacts(id, in.text(), one(in), in.int64(), version);
      default -> throw new IllegalArgumentException("inventory row of kind " + kind);
    };
  }

  private static void number(ByteWriter out, OptionalLong value) {
    out.int8(value.isPresent() ? 1 : 0);
    value.ifPresent(out::int64);
  }

  private static OptionalLong number(ByteReader in) {
    return in.int8() == 1 ? OptionalLong.of(in.int64()) : OptionalLong.empty();
  }

  private static void texts(ByteWriter out, List<String> texts) {
    out.int32(texts.size());
    texts.forEach(out::text);
  }

  private static List<String> texts(ByteReader in) {
    var texts = new ArrayList<String>();
    for (int left = in.int32(); left > 0; left--) {
      texts.add(in.text());
    }
    return texts;
  }

  private static Optional<String> one(ByteReader in) {
    return texts(in).stream().findFirst();
  }
}
