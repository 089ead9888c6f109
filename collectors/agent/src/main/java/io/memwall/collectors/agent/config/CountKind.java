package io.memwall.collectors.agent.config;

/** A whole number. */
public record CountKind(int least, int most) implements Kind<Integer> {
  @Override
  public Integer read(String text) throws Refusal {
    String number = text.strip();
    if (!number.matches("\\d{1,9}")) {
      throw new Refusal("is no whole number");
    }
    int count = Integer.parseInt(number);
    if (count < least || count > most) {
      throw new Refusal("is outside the range");
    }
    return count;
  }

  @Override
  public String show(Integer count) {
    return Integer.toString(count);
  }

  @Override
  public String allowed() {
    return least + " to " + most;
  }
}
