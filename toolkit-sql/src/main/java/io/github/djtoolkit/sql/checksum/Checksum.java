package io.github.djtoolkit.sql.checksum;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fingerprint of some rows: equal for equal rows in any order, and, but for chance in the order
 * of 1 to 2^64, for no others. Each row has a digest of 64 bits of its SHA-256; the checksum is
 * their sum, so that neither rows that occur twice nor the same change in two rows cancel out, and
 * the checksums of a table's ranges add up to the table's own.
 *
 * @param rows how many rows
 * @param sum sum of their digests
 */
public record Checksum(long rows, BigInteger sum) {

  /** The checksum of no rows. */
  public static final Checksum NONE = new Checksum(0, BigInteger.ZERO);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9a-f]{1,64})");

  /**
   * The checksum of these rows and others together.
   *
   * @param other checksum of the others
   * @return the sum of both
   */
  public Checksum plus(Checksum other) {
    return new Checksum(Math.addExact(rows, other.rows), sum.add(other.sum));
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @param text the text
   * @return the checksum
   * @throws IllegalArgumentException if the text is no checksum
   */
  public static Checksum parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no checksum: " + text);
    }
    return new Checksum(Long.parseLong(matcher.group(1)), new BigInteger(matcher.group(2), 16));
  }

  /** The rows in decimal digits, a hyphen, the sum in hexadecimal ones: text to keep. */
  @Override
  public String toString() {
    return rows + "-" + sum.toString(16);
  }
}
