package io.github.djtoolkit.sql.stored;

import java.util.List;
import java.util.Locale;

/**
 * The sql_mode under which a text was written, or is printed.
 *
 * @param value the modes with commas between them, as the server has them
 */
public record SqlMode(String value) {

  /** The mode under which the toolkit's sessions let the server print: plain quotes. */
  public static SqlMode ofToolkit() {
    return new SqlMode("");
  }

  boolean ansiQuotes() {
    return modes().contains("ANSI_QUOTES");
  }

  boolean backslashEscapes() {
    return !modes().contains("NO_BACKSLASH_ESCAPES");
  }

  private List<String> modes() {
    return List.of(value.toUpperCase(Locale.ROOT).split(","));
  }
}
