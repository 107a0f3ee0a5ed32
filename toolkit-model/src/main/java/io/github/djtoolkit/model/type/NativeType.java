package io.github.djtoolkit.model.type;

import java.util.Locale;

/**
 * A column's type as MySQL spells it.
 *
 * @param base lower-case name without arguments, such as {@code int} or {@code longblob}
 * @param full COLUMN_TYPE as the server shows it, such as {@code int(10) unsigned}
 */
public record NativeType(String base, String full) {

  /**
   * Splits information_schema's COLUMN_TYPE.
   *
   * @param columnType what the server calls the type
   * @return the type
   */
  public static NativeType parse(String columnType) {
    String lower = columnType.toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < lower.length() && Character.isLetter(lower.charAt(end))) {
      end++;
    }
    return new NativeType(lower.substring(0, end), columnType);
  }

  /** {@return whether the type is an unsigned number} */
  public boolean isUnsigned() {
    return full.toLowerCase(Locale.ROOT).contains(" unsigned");
  }

  /** {@return whether the type is one of MySQL's four blob sizes} */
  public boolean isBlob() {
    return switch (base) {
      case "tinyblob", "blob", "mediumblob", "longblob" -> true;
      default -> false;
    };
  }

  /**
   * {@return whether this is what 0.14 stores for a uuid or an external value: {@code binary(16)}}
   */
  public boolean isBinary16() {
    return full.equalsIgnoreCase("binary(16)");
  }

  /**
   * {@return whether this is {@code tinyint(1)}, which 0.14 declares for {@code bool}; the width is
   * kept by every server}
   */
  public boolean isBool() {
    return full.equalsIgnoreCase("tinyint(1)");
  }

  /** {@return whether the type is {@code json}} */
  public boolean isJson() {
    return base.equals("json");
  }

  @Override
  public String toString() {
    return full;
  }
}
