package io.memwall.collectors.agent.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a classic BPF program, with names for the places that jumps go to. */
final class FilterBuilder {
  /** Where an instruction takes its operand from. */
  private static final int LOAD_WORD = 0x20;

  private static final int LOAD_HALF = 0x28;
  private static final int LOAD_BYTE = 0x30;
  private static final int LOAD_CONSTANT = 0x00;
  private static final int LOAD_MEMORY = 0x60;
  private static final int LOAD_X_MEMORY = 0x61;
  private static final int STORE = 0x02;
  private static final int ALU_K = 0x04;
  private static final int ALU_X = 0x0c;
  private static final int JUMP = 0x05;
  private static final int A_TO_X = 0x07;
  private static final int RETURN = 0x06;

  /** Arithmetic, by its bits in the code. */
  enum Op {
    ADD(0x00),
    MUL(0x20),
    AND(0x50),
    SHIFT_RIGHT(0x70),
    XOR(0xa0);

    private final int bits;

    Op(int bits) {
      this.bits = bits;
    }
  }

  /** Comparisons with a constant, unsigned. */
  enum Test {
    EQUAL(0x10),
    AT_LEAST(0x30);

    private final int bits;

    Test(int bits) {
      this.bits = bits;
    }
  }

  private record Step(int code, int constant, String target) {}

  private static final int FARTHEST = 255;

  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Integer> labels = new HashMap<>();

  /** Names the place of the next instruction. */
  FilterBuilder at(String label) {
    labels.put(label, steps.size());
    return this;
  }

  /** Accumulator = 4 bytes of the frame. */
  FilterBuilder loadWord(int offset) {
    return step(LOAD_WORD, offset);
  }

  /** Accumulator = 2 bytes of the frame. */
  FilterBuilder loadHalf(int offset) {
    return step(LOAD_HALF, offset);
  }

  FilterBuilder loadByte(int offset) {
    return step(LOAD_BYTE, offset);
  }

  FilterBuilder loadConstant(int value) {
    return step(LOAD_CONSTANT, value);
  }

  /** Accumulator = a cell of scratch memory. */
  FilterBuilder recall(int cell) {
    return step(LOAD_MEMORY, cell);
  }

  /** Index register = a cell of scratch memory. */
  FilterBuilder recallIndex(int cell) {
    return step(LOAD_X_MEMORY, cell);
  }

  FilterBuilder remember(int cell) {
    return step(STORE, cell);
  }

  FilterBuilder compute(Op op, int constant) {
    return step(ALU_K | op.bits, constant);
  }

  /** Accumulator = accumulator op index register. */
  FilterBuilder computeIndex(Op op) {
    return step(ALU_X | op.bits, 0);
  }

  FilterBuilder copyToIndex() {
    return step(A_TO_X, 0);
  }

  /** Goes to a label when the accumulator passes, and on to the next instruction otherwise. */
  FilterBuilder jumpIf(Test test, int constant, String whenTrue) {
    steps.add(new Step(JUMP | test.bits, constant, whenTrue));
    return this;
  }

  FilterBuilder go(String label) {
    steps.add(new Step(JUMP, 0, label));
    return this;
  }

  /** Ends with that many bytes of the frame kept; 0 drops it. */
  FilterBuilder keep(int bytes) {
    return step(RETURN, bytes);
  }

  /** The instructions as the kernel takes them: code and jumps, then the constant. */
  List<FilterProgram.Instruction> build() {
    var built = new ArrayList<FilterProgram.Instruction>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      built.add(
          step.code() == JUMP
              ? new FilterProgram.Instruction(JUMP, 0, 0, distance(i, step.target()))
              : new FilterProgram.Instruction(
                  step.code(), near(i, step.target()), 0, step.constant()));
    }
    return List.copyOf(built);
  }

  private FilterBuilder step(int code, int constant) {
    steps.add(new Step(code, constant, ""));
    return this;
  }

  private int near(int from, String label) {
    int distance = distance(from, label);
    if (distance > FARTHEST) {
      throw new IllegalStateException(label + " is too far for a conditional jump");
    }
    return distance;
  }

  private int distance(int from, String label) {
    return label.isEmpty() ? 0 : labels.get(label) - from - 1;
  }
}
