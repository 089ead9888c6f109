package io.memwall.collectors.agent.inventory;

import java.util.List;

/** A declaration is wrong; every mistake has its line. */
public final class DeclarationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> mistakes;

  DeclarationException(List<String> mistakes) {
    super(String.join(System.lineSeparator(), mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** One line each. */
  public List<String> mistakes() {
    return mistakes;
  }
}
