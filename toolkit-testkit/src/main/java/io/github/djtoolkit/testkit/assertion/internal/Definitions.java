package io.github.djtoolkit.testkit.assertion.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites what SHOW CREATE TABLE says. */
public final class Definitions {

  /**
   * A quoted identifier or text, whole; or a comment, whose keyword is matched only outside of
   * those.
   */
  private static final Pattern QUOTED_OR_COMMENT =
      Pattern.compile(
          " COMMENT[ =]'(?:[^'\\\\]|''|\\\\.)*+'|`(?:[^`]|``)*+`|'(?:[^'\\\\]|''|\\\\.)*+'|\"(?:[^\"]|\"\")*+\"",
          Pattern.DOTALL);

  private Definitions() {}

  /**
   * Takes the comments out, of columns, indexes and the table.
   *
   * @param definition SHOW CREATE TABLE
   * @return the same without comments
   */
  public static String withoutComments(String definition) {
    return QUOTED_OR_COMMENT
        .matcher(definition)
        .replaceAll(
            match ->
                match.group().startsWith(" COMMENT")
                    ? ""
                    : Matcher.quoteReplacement(match.group()));
  }

  /**
   * Takes the table's next AUTO_INCREMENT value out.
   *
   * @param definition SHOW CREATE TABLE
   * @return the same without it
   */
  public static String withoutAutoIncrement(String definition) {
    int options = definition.lastIndexOf("\n)");
    return definition.substring(0, options)
        + definition.substring(options).replaceFirst(" AUTO_INCREMENT=\\d+", "");
  }
}
