package io.github.djtoolkit.model.store;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An MD5 digest. 0.14 writes it as 32 hex digits, 2.x as 26 characters of base32 (RFC 4648, lower
 * case, no padding).
 *
 * @param hex 32 lower-case hex digits
 */
public record Md5(String hex) {

  private static final Pattern BASE32 = Pattern.compile("[a-z2-7]{26}");
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 16;

  /**
   * Takes 32 hex digits of either case.
   *
   * @param hex the digits
   */
  public Md5 {
    if (!isDigest(hex)) {
      hex = hex.toLowerCase(Locale.ROOT);
      if (!isDigest(hex)) {
        throw new IllegalArgumentException("not 32 hex digits: " + hex);
      }
    }
  }

  /**
   * The digest with the given bytes.
   *
   * @param digest 16 bytes
   * @return the digest
   */
  public static Md5 of(byte[] digest) {
    return new Md5(HexFormat.of().formatHex(digest));
  }

  /**
   * The digest that 2.x writes in a {@code hash} field.
   *
   * @param base32 26 characters, lower case, without padding
   * @return the digest
   */
  public static Md5 ofBase32(String base32) {
    if (!BASE32.matcher(base32).matches()) {
      throw new IllegalArgumentException("not 26 characters of lower-case base32: " + base32);
    }
    byte[] bytes = new byte[LENGTH];
    int buffer = 0;
    int bits = 0;
    int next = 0;
    for (int i = 0; i < base32.length(); i++) {
      buffer = (buffer << 5 | ALPHABET.indexOf(base32.charAt(i))) & 0xFFF;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[next++] = (byte) (buffer >> bits);
      }
    }
    Md5 md5 = of(bytes);
    if (!md5.base32().equals(base32)) {
      throw new IllegalArgumentException(
          "its last character holds bits beyond the digest: " + base32);
    }
    return md5;
  }

  /**
   * The digest's bytes.
   *
   * @return 16 bytes, a fresh array
   */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /**
   * The digest as 2.x writes it.
   *
   * @return 26 characters, lower case, without padding
   */
  public String base32() {
    StringBuilder text = new StringBuilder(26);
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes()) {
      buffer = ((buffer << 8) | (b & 0xFF)) & 0xFFF;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt((buffer >> bits) & 31));
      }
    }
    return text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31)).toString();
  }

  private static boolean isDigest(String text) {
    if (text.length() != 2 * LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return hex;
  }
}
