package io.memwall.collectors.agent.live;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import io.memwall.collectors.agent.live.FilterBuilder.Test;
import java.util.List;
import java.util.Set;

/** A filter that runs in the kernel on every frame of the interface, as classic BPF. */
record FilterProgram(List<Instruction> instructions) {
  /** One step; both jumps count instructions after the next one. */
  record Instruction(int code, int whenTrue, int whenFalse, int constant) {}

  /** Conditional jumps reach 255 instructions. */
  static final int MAX_ETHER_TYPES = 32;

  private static final int ATTACH = 26;
  private static final int INSTRUCTION_BYTES = 8;
  private static final int WHOLE_FRAME = 1 << 18;

  private static final int TYPE_AT = 12;
  private static final int TAG = 4;
  private static final int MAX_TAGS = 2;
  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int IPV4_PROTOCOL = 2 + 9;
  private static final int IPV6_NEXT_HEADER = 2 + 6;
  private static final int GRE = 47;

  static final FilterProgram NOTHING = new FilterProgram(new FilterBuilder().keep(0).build());

  FilterProgram {
    instructions = List.copyOf(instructions);
  }

  /** Lets through what the options ask for, their burst times apart. */
  static FilterProgram of(RingOptions options) {
    Set<Integer> types = options.etherTypes();
    if (types.size() > MAX_ETHER_TYPES) {
      throw new IllegalArgumentException(
          "%d EtherTypes: the kernel's filter takes %d".formatted(types.size(), MAX_ETHER_TYPES));
    }
    var program = new FilterBuilder();
    for (int tags = 0; tags <= MAX_TAGS; tags++) {
      types(program, options, tags);
    }
    program.go("drop");
    if (options.mode() instanceof CaptureMode.Connections sampled) {
      program.at("pass");
      ConnectionHash.of(sampled).filter(program, "keep", "drop");
    } else {
      program.at("pass");
    }
    program.at("keep").keep(WHOLE_FRAME).at("drop").keep(0);
    return new FilterProgram(program.build());
  }

  /** Looks at the type behind so many tags in the frame; the kernel may hold one more beside it. */
  private static void types(FilterBuilder program, RingOptions options, int tags) {
    int at = TYPE_AT + tags * TAG;
    program.at("tags" + tags).loadHalf(at);
    for (int type : options.etherTypes()) {
      program.jumpIf(Test.EQUAL, type, "pass");
    }
    if (options.extras().mirrored()) {
      mirrored(program, at);
    }
    if (tags < MAX_TAGS) {
      String next = "tags" + (tags + 1);
      program
          .jumpIf(Test.EQUAL, 0x8100, next)
          .jumpIf(Test.EQUAL, 0x88a8, next)
          .jumpIf(Test.EQUAL, 0x9100, next)
          .go("drop");
    }
  }

  /** A mirrored frame's connection is inside: it is sampled after it was unwrapped. */
  private static void mirrored(FilterBuilder program, int at) {
    String four = "ipv4 at " + at;
    String six = "ipv6 at " + at;
    String neither = "no ip at " + at;
    program
        .jumpIf(Test.EQUAL, IPV4, four)
        .jumpIf(Test.EQUAL, IPV6, six)
        .go(neither)
        .at(four)
        .loadByte(at + IPV4_PROTOCOL)
        .jumpIf(Test.EQUAL, GRE, "keep")
        .go("drop")
        .at(six)
        .loadByte(at + IPV6_NEXT_HEADER)
        .jumpIf(Test.EQUAL, GRE, "keep")
        .go("drop")
        .at(neither);
  }

  /** Puts the filter in place of the one before; frames already in the ring stay. */
  boolean attach(PacketSocket socket) {
    var code = new Memory((long) instructions.size() * INSTRUCTION_BYTES);
    for (int i = 0; i < instructions.size(); i++) {
      Instruction step = instructions.get(i);
      long at = (long) i * INSTRUCTION_BYTES;
      code.setShort(at, (short) step.code());
      code.setByte(at + 2, (byte) step.whenTrue());
      code.setByte(at + 3, (byte) step.whenFalse());
      code.setInt(at + 4, step.constant());
    }
    var program = new Memory(2L * Native.POINTER_SIZE);
    program.clear();
    program.setShort(0, (short) instructions.size());
    program.setPointer(Native.POINTER_SIZE, code);
    return socket.setSocket(ATTACH, program);
  }
}
