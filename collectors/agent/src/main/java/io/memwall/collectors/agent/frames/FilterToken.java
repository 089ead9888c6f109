package io.memwall.collectors.agent.frames;

/**
 * A piece of a filter expression.
 *
 * @param position of its first character, from 0
 */
record FilterToken(Kind kind, String text, int position) {
  enum Kind {
    WORD,
    /** A word in quotes: never an operator or keyword. */
    QUOTED,
    /** = != < <= > >= */
    COMPARISON,
    COMMA,
    OPEN,
    CLOSE,
    AND,
    OR,
    NOT,
    END
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean isWord() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** As a message names it. */
  String described() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
