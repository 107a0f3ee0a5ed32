package io.github.djtoolkit.sql.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The names and signs of a statement, without strings, comments and user variables. What stands in
 * a comment that the server executes counts.
 *
 * @param text the statement
 * @param words names and signs in order
 */
record SqlWords(String text, List<Word> words) {

  SqlWords {
    words = List.copyOf(words);
  }

  /**
   * A name or a sign.
   *
   * @param start where it begins
   * @param end where it ends
   * @param value the name without quotes, or the sign
   * @param name whether it is a name; a keyword is one, too
   * @param quoted whether it stands in quotes
   */
  record Word(int start, int end, String value, boolean name, boolean quoted) {

    boolean is(String sign) {
      return !name && value.equals(sign);
    }

    boolean isKeyword(String keyword) {
      return name && !quoted && value.toUpperCase(Locale.ROOT).equals(keyword);
    }
  }

  /** Splits a statement as a session of a certain sql_mode reads it. */
  static SqlWords of(String text, String sqlMode) {
    return new Splitter(
            text, sqlMode.contains("ANSI_QUOTES"), sqlMode.contains("NO_BACKSLASH_ESCAPES"))
        .split();
  }

  private static final class Splitter {
    private final String text;
    private final boolean ansiQuotes;
    private final boolean plainBackslashes;
    private final List<Word> words = new ArrayList<>();
    private int at;

    Splitter(String text, boolean ansiQuotes, boolean plainBackslashes) {
      this.text = text;
      this.ansiQuotes = ansiQuotes;
      this.plainBackslashes = plainBackslashes;
    }

    SqlWords split() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '\'' || (c == '"' && !ansiQuotes)) {
          at = endOfString(c);
        } else if (c == '`' || c == '"') {
          quotedName(c);
        } else if (isComment()) {
          skipComment();
        } else if (c == '@') {
          skipVariable();
        } else if (isPartOfName(c)) {
          bareName();
        } else {
          if (!Character.isWhitespace(c)) {
            words.add(new Word(at, at + 1, String.valueOf(c), false, false));
          }
          at++;
        }
      }
      return new SqlWords(text, words);
    }

    private int endOfString(char quote) {
      int i = at + 1;
      while (i < text.length()) {
        char c = text.charAt(i);
        if (c == '\\' && !plainBackslashes) {
          i += 2;
        } else if (c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote) {
          i += 2;
        } else if (c == quote) {
          return i + 1;
        } else {
          i++;
        }
      }
      return text.length();
    }

    private void quotedName(char quote) {
      int end = SqlText.endOfQuoted(text, at);
      String doubled = String.valueOf(quote).repeat(2);
      String name = text.substring(at + 1, end - 1).replace(doubled, String.valueOf(quote));
      words.add(new Word(at, end, name, true, true));
      at = end;
    }

    private void bareName() {
      int end = endOfName(at);
      words.add(new Word(at, end, text.substring(at, end), true, false));
      at = end;
    }

    private int endOfName(int start) {
      int end = start;
      while (end < text.length() && isPartOfName(text.charAt(end))) {
        end++;
      }
      return end;
    }

    /** A variable, or the host of an account: {@code @name}, {@code @`name`}, {@code @@x.y}. */
    private void skipVariable() {
      int next = at + 1;
      while (next < text.length() && text.charAt(next) == '@') {
        next++;
      }
      if (next < text.length() && "'\"`".indexOf(text.charAt(next)) >= 0) {
        at = SqlText.endOfQuoted(text, next);
        return;
      }
      at = next;
      while (at < text.length() && (isPartOfName(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
    }

    private boolean isComment() {
      return text.startsWith("/*", at)
          || text.startsWith("*/", at)
          || text.charAt(at) == '#'
          || (text.startsWith("--", at) && (at + 2 == text.length() || text.charAt(at + 2) <= ' '));
    }

    private void skipComment() {
      if (text.startsWith("*/", at)) {
        at += 2;
      } else if (text.startsWith("/*!", at)) {
        at += 3;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
          at++;
        }
      } else {
        String end = text.startsWith("/*", at) ? "*/" : "\n";
        int found = text.indexOf(end, at + 1);
        at = found < 0 ? text.length() : found + end.length();
      }
    }

    private static boolean isPartOfName(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }
  }
}
