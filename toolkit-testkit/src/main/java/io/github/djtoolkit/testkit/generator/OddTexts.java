package io.github.djtoolkit.testkit.generator;

import java.util.List;

/** Texts that a careless reader or writer of SQL breaks. */
final class OddTexts {

  /** Names that MySQL allows and that look like something else. */
  static final List<String> NAMES =
      List.of(
          "COMMENT 'z'",
          "a`b",
          "`",
          "a,b",
          "(open",
          "close)",
          "DEFAULT",
          "ünï",
          "日本語",
          "two words",
          "semi;colon",
          "quo\"te",
          "it's",
          "back\\slash",
          "100%",
          "{fn now()}",
          "what?",
          "{0}",
          ":bind",
          "1st",
          "-- dash",
          "/* c */",
          "#hash",
          "dotted.name",
          "line\nbreak",
          " COMMENT 'x'",
          "PRIMARY KEY (`id`)",
          "$1",
          "ends\\");

  /**
   * Comments and values of three bytes a character at most: the server keeps no more in its
   * dictionary.
   */
  static final List<String> TEXTS =
      List.of(
          "",
          "plain words",
          "it's a \"quoted\" 'text'",
          "ends with a backslash \\",
          "\\' ; DROP TABLE x; --",
          "two\nlines\r\nand a tab\t",
          "100% of %s and %d",
          "ünïcödé 日本語 €",
          "{fn now()} {d '2020-01-01'} ? :x {0} $1",
          "COMMENT 'inside' , DEFAULT `b`) ENGINE=x (",
          ":not a label",
          "/*!50100 PARTITION */ -- # ",
          "''",
          "\\\\n \\0 \u001a",
          "as long as a comment with a label can be ".repeat(24) + "€".repeat(33));

  private OddTexts() {}
}
