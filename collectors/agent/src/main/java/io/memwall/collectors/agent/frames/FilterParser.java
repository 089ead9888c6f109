package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.frames.FilterToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads filter expressions by recursive descent.
 *
 * <pre>
 * any       = all  { ("or"  | "||") all }
 * all       = one  { ["and" | "&amp;&amp;"] one }
 * one       = ("not" | "!") one | "(" any ")" | condition
 * condition = field comparison value { "," value } | name
 * </pre>
 */
final class FilterParser {
  /** Deeper than anyone writes, and far from the end of the stack. */
  private static final int MAX_DEPTH = 200;

  private final List<FilterToken> tokens;
  private int at;
  private int depth;

  FilterParser(String expression) {
    tokens = FilterLexer.tokens(expression);
  }

  FrameFilter parse() {
    FrameFilter filter = any();
    if (!peek().is(Kind.END)) {
      throw expected("'and', 'or' or the end");
    }
    return filter;
  }

  private FrameFilter any() {
    var parts = new ArrayList<FrameFilter>();
    parts.add(all());
    while (take(Kind.OR)) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.get(0) : new FrameFilter.Any(List.copyOf(parts));
  }

  private FrameFilter all() {
    var parts = new ArrayList<FrameFilter>();
    parts.add(one());
    while (take(Kind.AND) || beginsOne()) {
      parts.add(one());
    }
    return parts.size() == 1 ? parts.get(0) : new FrameFilter.All(List.copyOf(parts));
  }

  private boolean beginsOne() {
    return peek().isWord() || peek().is(Kind.NOT) || peek().is(Kind.OPEN);
  }

  private FrameFilter one() {
    if (++depth > MAX_DEPTH) {
      throw new FilterException(peek().position(), "nested more than " + MAX_DEPTH + " deep");
    }
    try {
      if (take(Kind.NOT)) {
        return new FrameFilter.Not(one());
      }
      return take(Kind.OPEN) ? closed(any()) : condition();
    } finally {
      depth--;
    }
  }

  private FrameFilter closed(FrameFilter inner) {
    if (!take(Kind.CLOSE)) {
      throw expected("')', 'and' or 'or'");
    }
    return inner;
  }

  private FrameFilter condition() {
    if (!peek().is(Kind.WORD)) {
      throw expected("a condition such as chan=A, addr=0x1000..0x1fff or retrans");
    }
    FilterToken name = tokens.get(at++);
    if (!peek().is(Kind.COMPARISON)) {
      return FilterWords.named(name)
          .orElseThrow(() -> unknown(name, peek().is(Kind.WORD) ? "" : " on its own"));
    }
    FilterToken comparison = tokens.get(at++);
    String field = name.text().toLowerCase(Locale.ROOT);
    Optional<NumberField> number = NumberField.named(field);
    if (number.isPresent()) {
      return numbers(number.get(), comparison);
    }
    WordField word = WordField.named(field).orElseThrow(() -> unknown(name, ""));
    return words(word, comparison);
  }

  private static FilterException unknown(FilterToken name, String alone) {
    return new FilterException(
        name.position(),
        "%s means nothing%s; fields are %s; words are %s"
            .formatted(
                name.described(), alone, FilterWords.fieldNames(), FilterWords.aloneNames()));
  }

  private FrameFilter numbers(NumberField field, FilterToken comparison) {
    boolean ordered = isOrder(comparison);
    var ranges = new ArrayList<NumberRange>();
    do {
      FilterToken value = value("a number");
      ranges.add(
          ordered ? field.bound(value, comparison.text()) : FilterNumbers.range(field, value));
    } while (!ordered && take(Kind.COMMA));
    var filter = new FrameFilter.NumberIn(field, List.copyOf(ranges));
    return comparison.text().equals("!=") ? new FrameFilter.Not(filter) : filter;
  }

  private FrameFilter words(WordField field, FilterToken comparison) {
    if (isOrder(comparison)) {
      throw new FilterException(
          comparison.position(),
          "expected '=' or '!=' after '%s', found %s"
              .formatted(field.label(), comparison.described()));
    }
    var words = new ArrayList<String>();
    do {
      words.add(field.checked(value(field.expected())));
    } while (take(Kind.COMMA));
    var filter = new FrameFilter.WordIn(field, List.copyOf(words));
    return comparison.text().equals("!=") ? new FrameFilter.Not(filter) : filter;
  }

  private static boolean isOrder(FilterToken comparison) {
    return comparison.text().startsWith("<") || comparison.text().startsWith(">");
  }

  private FilterToken value(String what) {
    if (!peek().isWord()) {
      throw expected(what);
    }
    return tokens.get(at++);
  }

  private FilterToken peek() {
    return tokens.get(at);
  }

  private boolean take(Kind kind) {
    if (peek().is(kind)) {
      at++;
      return true;
    }
    return false;
  }

  private FilterException expected(String what) {
    return new FilterException(
        peek().position(), "expected " + what + ", found " + peek().described());
  }
}
