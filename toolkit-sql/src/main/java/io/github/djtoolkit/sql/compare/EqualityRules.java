package io.github.djtoolkit.sql.compare;

/**
 * When values count as equal, and what the server can say about them.
 *
 * @param tolerance how far floating-point numbers may lie apart
 * @param exactCollation whether the server has a collation of utf8mb4 that sees every difference;
 *     without it strings are compared as bytes, which is slower
 */
public record EqualityRules(Tolerance tolerance, boolean exactCollation) {

  /**
   * The rules on a server: MySQL has the collation from 8.0.17.
   *
   * @param tolerance how far floating-point numbers may lie apart
   * @param version the server's version in its own words, such as {@code 8.0.33-log}
   * @return the rules
   */
  public static EqualityRules of(Tolerance tolerance, String version) {
    boolean before = version.matches("(?i)([0-7]\\.|8\\.0\\.(\\d|1[0-6])(\\D|$)|.*mariadb).*");
    return new EqualityRules(tolerance, !before);
  }
}
