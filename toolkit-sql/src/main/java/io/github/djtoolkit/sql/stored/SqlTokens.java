package io.github.djtoolkit.sql.stored;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL text into names, strings and single characters; white space and comments are left out.
 * What counts as a quote depends on the sql_mode under which the text was written.
 */
final class SqlTokens {

  private final String sql;
  private final SqlMode mode;
  private final List<Token> tokens = new ArrayList<>();

  private SqlTokens(String sql, SqlMode mode) {
    this.sql = sql;
    this.mode = mode;
  }

  /** What a token is. */
  enum Kind {
    WORD,
    QUOTED,
    STRING,
    SYMBOL
  }

  /**
   * A token.
   *
   * @param kind what it is
   * @param start its place
   * @param end the place behind it
   * @param text the name without quotes; the characters themselves where it is no name
   */
  record Token(Kind kind, int start, int end, String text) {

    boolean isName() {
      return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    boolean isWord(String word) {
      return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(char symbol) {
      return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }
  }

  static List<Token> of(String sql, SqlMode mode) {
    SqlTokens cutter = new SqlTokens(sql, mode);
    int at = 0;
    while (at < sql.length()) {
      at = cutter.next(at);
    }
    return List.copyOf(cutter.tokens);
  }

  private int next(int start) {
    char c = sql.charAt(start);
    if (Character.isWhitespace(c)) {
      return start + 1;
    }
    if (sql.startsWith("/*!", start)) {
      return start + 3;
    }
    if (sql.startsWith("/*", start)) {
      return behind("*/", start + 2);
    }
    if (c == '#' || isDashComment(start)) {
      return behind("\n", start);
    }
    if (c == '`' || c == '\'' || c == '"') {
      return quoted(start, c);
    }
    if (isWordCharacter(c)) {
      int end = start;
      while (end < sql.length() && isWordCharacter(sql.charAt(end))) {
        end++;
      }
      return add(Kind.WORD, start, end, sql.substring(start, end));
    }
    return add(Kind.SYMBOL, start, start + 1, String.valueOf(c));
  }

  private boolean isDashComment(int start) {
    return sql.startsWith("--", start)
        && (start + 2 == sql.length() || Character.isWhitespace(sql.charAt(start + 2)));
  }

  private int behind(String end, int from) {
    int at = sql.indexOf(end, from);
    return at < 0 ? sql.length() : at + end.length();
  }

  private int quoted(int start, char quote) {
    boolean name = quote == '`' || (quote == '"' && mode.ansiQuotes());
    boolean backslashes = !name && mode.backslashEscapes();
    StringBuilder value = new StringBuilder();
    int i = start + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      boolean doubled = c == quote && i + 1 < sql.length() && sql.charAt(i + 1) == quote;
      if (c == quote && !doubled) {
        i++;
        break;
      }
      int width = doubled || (c == '\\' && backslashes) ? 2 : 1;
      value.append(c);
      i += width;
    }
    int end = Math.min(i, sql.length());
    return name
        ? add(Kind.QUOTED, start, end, value.toString())
        : add(Kind.STRING, start, end, sql.substring(start, end));
  }

  private int add(Kind kind, int start, int end, String text) {
    tokens.add(new Token(kind, start, end, text));
    return end;
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 127;
  }
}
