package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.frames.FilterToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a filter expression into tokens. */
final class FilterLexer {
  private static final String SPECIAL = "()=!<>,&|\"'";

  private final String text;
  private final List<FilterToken> tokens = new ArrayList<>();
  private int at;

  private FilterLexer(String text) {
    this.text = text;
  }

  /** All tokens, the last one being the end. */
  static List<FilterToken> tokens(String text) {
    var lexer = new FilterLexer(text);
    while (lexer.skipSpace()) {
      lexer.tokens.add(lexer.next());
    }
    lexer.tokens.add(new FilterToken(Kind.END, "", text.length()));
    return lexer.tokens;
  }

  private boolean skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private FilterToken next() {
    char first = text.charAt(at);
    return switch (first) {
      case '(' -> take(Kind.OPEN, 1);
      case ')' -> take(Kind.CLOSE, 1);
      case ',' -> take(Kind.COMMA, 1);
      case '=' -> take(Kind.COMPARISON, startsWith("==") ? 2 : 1);
      case '<', '>' -> take(Kind.COMPARISON, followedBy('=') ? 2 : 1);
      case '!' -> followedBy('=') ? take(Kind.COMPARISON, 2) : take(Kind.NOT, 1);
      case '&' -> twice(Kind.AND, "&&", "and");
      case '|' -> twice(Kind.OR, "||", "or");
      case '"', '\'' -> quoted(first);
      default -> word();
    };
  }

  private FilterToken twice(Kind kind, String sign, String name) {
    if (!startsWith(sign)) {
      throw new FilterException(at, "expected '" + sign + "' or '" + name + "'");
    }
    return take(kind, 2);
  }

  private FilterToken quoted(char quote) {
    int start = at;
    int end = text.indexOf(quote, start + 1);
    if (end < 0) {
      throw new FilterException(start, "expected a closing " + quote + " before the end");
    }
    at = end + 1;
    return new FilterToken(Kind.QUOTED, text.substring(start + 1, end), start);
  }

  private FilterToken word() {
    int end = at;
    while (end < text.length()
        && SPECIAL.indexOf(text.charAt(end)) < 0
        && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    Kind kind =
        switch (text.substring(at, end).toLowerCase(Locale.ROOT)) {
          case "and" -> Kind.AND;
          case "or" -> Kind.OR;
          case "not" -> Kind.NOT;
          default -> Kind.WORD;
        };
    return take(kind, end - at);
  }

  private FilterToken take(Kind kind, int length) {
    var token = new FilterToken(kind, text.substring(at, at + length), at);
    at += length;
    return token;
  }

  private boolean followedBy(char next) {
    return at + 1 < text.length() && text.charAt(at + 1) == next;
  }

  private boolean startsWith(String sign) {
    return text.startsWith(sign, at);
  }
}
