package io.github.djtoolkit.sql.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds its way through SQL text that the server prints: quoted names and strings, parentheses,
 * commas.
 */
final class SqlText {

  private SqlText() {}

  /** Place of a character outside quotes, or -1. */
  static int indexOutsideQuotes(String sql, char wanted, int from) {
    int i = from;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == wanted) {
        return i;
      }
      i = isQuote(c) ? endOfQuoted(sql, i) : i + 1;
    }
    return -1;
  }

  /** Place of the parenthesis that closes the one at {@code open}. */
  static int closing(String sql, int open) {
    int depth = 0;
    int i = open;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (isQuote(c)) {
        i = endOfQuoted(sql, i);
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
      i++;
    }
    throw new IllegalArgumentException("a parenthesis is not closed: " + sql);
  }

  /** The parts between commas that stand outside quotes and parentheses, stripped. */
  static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i < list.length()) {
      char c = list.charAt(i);
      if (isQuote(c)) {
        i = endOfQuoted(list, i);
      } else if (c == '(') {
        i = closing(list, i) + 1;
      } else {
        if (c == ',') {
          parts.add(list.substring(start, i).strip());
          start = i + 1;
        }
        i++;
      }
    }
    parts.add(list.substring(start).strip());
    return parts;
  }

  /** Place of a keyword that stands behind a space, outside quotes and parentheses, or -1. */
  static int indexOfKeyword(String sql, String keyword) {
    int i = 0;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (isQuote(c)) {
        i = endOfQuoted(sql, i);
      } else if (c == '(') {
        i = closing(sql, i) + 1;
      } else if (i > 0 && sql.charAt(i - 1) == ' ' && sql.startsWith(keyword, i)) {
        return i;
      } else {
        i++;
      }
    }
    return -1;
  }

  /**
   * Place behind the string or name that starts at {@code start}. A doubled quote belongs to it; in
   * a string, so does whatever follows a backslash: the server escapes with backslashes when it
   * prints.
   */
  static int endOfQuoted(String sql, int start) {
    char quote = sql.charAt(start);
    int i = start + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '\\' && quote == '\'') {
        i += 2;
      } else if (c == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          i += 2;
        } else {
          return i + 1;
        }
      } else {
        i++;
      }
    }
    throw new IllegalArgumentException("a quote is not closed: " + sql);
  }

  /**
   * The value of a string literal as the server prints it: with backslashes before what cannot
   * stand there.
   */
  static String unquote(String literal) {
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < literal.length() - 1; i++) {
      char c = literal.charAt(i);
      if (c == '\'') {
        i++;
        value.append(c);
      } else if (c == '\\') {
        i++;
        value.append(escaped(literal.charAt(i)));
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }

  /** A name in backticks. */
  static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case '0' -> '\0';
      default -> c;
    };
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c == '`' || c == '"';
  }
}
