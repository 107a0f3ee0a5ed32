package io.github.djtoolkit.storage;

import java.time.Duration;

/**
 * How long a store waits for its server, and how often it asks again.
 *
 * @param connectTimeout how long a connection may take to be made
 * @param silence how long the server may say or take nothing before the connection is given up
 * @param attempts how often a request is made before its failure counts, at least 1
 * @param firstPause pause after the first failure; it doubles with each further one, and a part of
 *     it is left to chance
 */
public record Patience(
    Duration connectTimeout, Duration silence, int attempts, Duration firstPause) {

  /**
   * Checks the number of attempts.
   *
   * @param connectTimeout how long a connection may take to be made
   * @param silence how long the server may say or take nothing before the connection is given up
   * @param attempts how often a request is made before its failure counts, at least 1
   * @param firstPause pause after the first failure; it doubles with each further one, and a part
   *     of it is left to chance
   */
  public Patience {
    if (attempts < 1) {
      throw new IllegalArgumentException("a request is made once at least, not " + attempts);
    }
  }

  /**
   * What suits a server that is busy for some seconds, or started again: ten seconds for a
   * connection, a minute of silence, and six attempts in about five seconds.
   *
   * @return the usual patience
   */
  public static Patience usual() {
    return new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), 6, Duration.ofMillis(200));
  }
}
