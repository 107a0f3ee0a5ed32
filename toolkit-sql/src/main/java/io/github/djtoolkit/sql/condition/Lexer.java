package io.github.djtoolkit.sql.condition;

import io.github.djtoolkit.sql.condition.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a condition into words as MySQL does without NO_BACKSLASH_ESCAPES and ANSI_QUOTES. What has
 * no place in a condition, such as a comment or a variable, is refused here.
 */
final class Lexer {

  private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");
  private static final Pattern HEX =
      Pattern.compile("[xX]'((?:[0-9a-fA-F]{2})*)'|0x([0-9a-fA-F]+)");
  private static final Pattern BITS = Pattern.compile("[bB]'([01]*)'|0b([01]+)");
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
  private static final Pattern SYMBOL = Pattern.compile("<=>|<=|>=|<>|!=|&&|[(),.+\\-*/%=<>]");
  private static final Pattern COMMENT = Pattern.compile("--|#|/\\*|\\*/");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  Lexer(String text) {
    this.text = text;
  }

  List<Token> tokens() {
    while (at < text.length()) {
      if (!matches(SPACE).isEmpty()) {
        continue;
      }
      next();
    }
    tokens.add(new Token(Kind.END, "", at));
    return tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (look(COMMENT)) {
      throw refuse("a comment is not allowed");
    }
    switch (c) {
      case '\'', '"' -> quoted(Kind.STRING, c, true);
      case '`' -> quoted(Kind.QUOTED_NAME, c, false);
      case ';' -> throw refuse("a second statement is not allowed");
      case '@' -> throw refuse("a variable is not allowed");
      default -> word();
    }
  }

  private void word() {
    if (take(Kind.HEX, HEX) || take(Kind.BITS, BITS)) {
      return;
    }
    if (take(Kind.NUMBER, NUMBER)) {
      if (look(WORD)) {
        throw refuse("a name that begins with a digit must stand in backticks");
      }
      return;
    }
    if (!take(Kind.WORD, WORD) && !take(Kind.SYMBOL, SYMBOL)) {
      throw refuse("this character is not allowed");
    }
  }

  private void quoted(Kind kind, char quote, boolean escapes) {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      boolean more = at < text.length();
      if (c == quote && more && text.charAt(at) == quote) {
        value.append(quote);
        at++;
      } else if (c == quote) {
        tokens.add(new Token(kind, value.toString(), start));
        return;
      } else if (c == '\\' && escapes && more) {
        value.append(unescaped(text.charAt(at++)));
      } else {
        value.append(c);
      }
    }
    at = start;
    throw refuse("this quote is never closed");
  }

  /** Before a wildcard the backslash stays, for LIKE. */
  private static String unescaped(char c) {
    return switch (c) {
      case '0' -> "\0";
      case 'b' -> "\b";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'Z' -> "\u001a";
      case '%', '_' -> "\\" + c;
      default -> String.valueOf(c);
    };
  }

  private boolean take(Kind kind, Pattern pattern) {
    int start = at;
    Matcher found = pattern.matcher(text).region(at, text.length());
    if (!found.lookingAt()) {
      return false;
    }
    String value = found.group();
    for (int group = 1; group <= found.groupCount(); group++) {
      if (found.group(group) != null) {
        value = found.group(group);
      }
    }
    at = found.end();
    tokens.add(new Token(kind, value, start));
    return true;
  }

  private boolean look(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length()).lookingAt();
  }

  private String matches(Pattern pattern) {
    Matcher found = pattern.matcher(text).region(at, text.length());
    if (!found.lookingAt()) {
      return "";
    }
    at = found.end();
    return found.group();
  }

  private InvalidConditionException refuse(String reason) {
    return new InvalidConditionException(text, at, reason);
  }
}
