package io.memwall.collectors.wire;

import java.util.Set;

/**
 * What a tap's frames look like.
 *
 * @param etherTypes EtherTypes read as TLoE; 0x0870 may be listed, to be told apart as {@link
 *     Reject#DIALECT_UNSUPPORTED}
 * @param trailerBytes bytes a tap or aggregation switch appends behind each frame, usually 0
 * @param maxBodyFlits most words between header and mask; 1123 fit a 9000-byte payload
 */
public record DecoderSettings(Set<Integer> etherTypes, int trailerBytes, int maxBodyFlits) {
  /** The EtherType of every 1.1 implementation. */
  public static final int ETHERTYPE_OMNIXTEND = 0xAAAA;

  /** The EtherType of the 2019 model with another layout. */
  public static final int ETHERTYPE_MODEL_2019 = 0x0870;

  /** Body words of a 9000-byte payload. */
  public static final int JUMBO_BODY_FLITS = 1123;

  /** EtherType 0xAAAA only, no trailer, up to 9000 bytes of payload. */
  public static final DecoderSettings DEFAULT =
      new DecoderSettings(Set.of(ETHERTYPE_OMNIXTEND), 0, JUMBO_BODY_FLITS);

  /** Refuses values no frame can have. */
  public DecoderSettings {
    etherTypes = Set.copyOf(etherTypes);
    for (int etherType : etherTypes) {
      require(etherType >= 0 && etherType <= 0xFFFF, "an EtherType is 16 bits wide", etherType);
    }
    require(trailerBytes >= 0 && trailerBytes <= 64, "trailer bytes are 0 to 64", trailerBytes);
    require(maxBodyFlits >= 0 && maxBodyFlits <= 1 << 20, "body flits are 0 to 2^20", maxBodyFlits);
  }

  /** The same with another allow-list. */
  public DecoderSettings withEtherTypes(Set<Integer> allowed) {
    return new DecoderSettings(allowed, trailerBytes, maxBodyFlits);
  }

  /** The same with a trailer behind each frame. */
  public DecoderSettings withTrailerBytes(int bytes) {
    return new DecoderSettings(etherTypes, bytes, maxBodyFlits);
  }

  private static void require(boolean holds, String rule, int value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", not " + value);
    }
  }
}
