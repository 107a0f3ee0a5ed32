package io.github.djtoolkit.testkit.server.internal;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords of accounts that live as long as a test. */
public final class Passwords {

  private Passwords() {}

  /**
   * Makes a password.
   *
   * @return 32 random hex digits, safe in any SQL literal
   */
  public static String random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
