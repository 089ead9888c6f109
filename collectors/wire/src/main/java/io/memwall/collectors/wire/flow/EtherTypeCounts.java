package io.memwall.collectors.wire.flow;

/**
 * Frames per EtherType since the tap's start, for the first {@value #CAPACITY} types met; what
 * comes later is counted together. The lengths of 802.3 frames (1 to 0x5FF) count as one type.
 */
public final class EtherTypeCounts {
  static final int CAPACITY = 64;

  /** Under this key the lengths of 802.3 frames are counted. */
  public static final int LENGTH_FIELD = 0x5FF;

  /** Receives one EtherType and its frames. */
  @FunctionalInterface
  public interface Visitor {
    void onEtherType(int etherType, long frames);
  }

  private final int[] types = new int[CAPACITY];
  private final long[] frames = new long[CAPACITY];
  private int size;
  private int last;
  private long others;

  EtherTypeCounts() {}

  /** Frames of types that found no place of their own. */
  public long others() {
    return others;
  }

  /** Shows every type in the order of first sight. */
  public void forEach(Visitor visitor) {
    for (int i = 0; i < size; i++) {
      visitor.onEtherType(types[i], frames[i]);
    }
  }

  void add(int etherType) {
    int type = etherType > 0 && etherType < LENGTH_FIELD ? LENGTH_FIELD : etherType;
    // Neighbours are mostly alike, so the place of the last one is tried first.
    if (last >= size || types[last] != type) {
      last = placeOf(type);
    }
    if (last < CAPACITY) {
      frames[last]++;
    } else {
      others++;
    }
  }

  private int placeOf(int type) {
    for (int i = 0; i < size; i++) {
      if (types[i] == type) {
        return i;
      }
    }
    if (size < CAPACITY) {
      types[size++] = type;
      return size - 1;
    }
    return CAPACITY;
  }
}
