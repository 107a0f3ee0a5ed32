package io.github.djtoolkit.cli.output;

import io.github.djtoolkit.storage.config.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes the secrets of a run out of what it prints: the last net, should a driver put one into a
 * message. Used by the run's thread alone.
 */
public final class Redaction implements UnaryOperator<String> {

  /** In place of a shorter secret asterisks would tell more than they hide. */
  private static final int SHORTEST = 4;

  private final List<String> secrets = new ArrayList<>();

  /**
   * Has a secret taken out from now on.
   *
   * @param secret the secret
   */
  public void add(Secret secret) {
    if (secret.value().length() >= SHORTEST) {
      secrets.add(secret.value());
      secrets.sort(Comparator.comparing(String::length).reversed());
    }
  }

  @Override
  public String apply(String text) {
    String result = text;
    for (String secret : secrets) {
      result = result.replace(secret, "***");
    }
    return result;
  }
}
