package io.github.djtoolkit.testkit.assertion.internal;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A sum of hashes, so that the order of the rows makes no difference but each value and its number
 * of occurrences does.
 */
final class ColumnChecksum {

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);

  private final MessageDigest digest;
  private BigInteger sum = BigInteger.ZERO;

  ColumnChecksum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void add(byte[] key, byte[] value) {
    digest.update(key);
    sum = sum.add(new BigInteger(1, digest.digest(value))).mod(MODULUS);
  }

  String print() {
    return "%032x".formatted(sum);
  }
}
