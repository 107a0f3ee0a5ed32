package io.github.djtoolkit.sql.condition;

import java.util.Locale;

/**
 * A word of a condition.
 *
 * @param kind what it is
 * @param text a string's or name's value, unquoted; else the characters themselves
 * @param position where it begins
 */
record Token(Kind kind, String text, int position) {

  enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    HEX,
    BITS,
    SYMBOL,
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** The word in upper case; empty where it is none. */
  String keyword() {
    return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
  }
}
