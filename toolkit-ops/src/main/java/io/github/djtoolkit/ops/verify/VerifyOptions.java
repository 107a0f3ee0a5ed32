package io.github.djtoolkit.ops.verify;

import java.util.Set;

/**
 * What a verification is to know besides the database.
 *
 * @param stores names of the stores that 2.x has configured; empty means that store names are not
 *     checked
 */
public record VerifyOptions(Set<String> stores) {

  /**
   * Copies the set.
   *
   * @param stores names of the stores that 2.x has configured; empty means that store names are not
   *     checked
   */
  public VerifyOptions {
    stores = Set.copyOf(stores);
  }

  /**
   * A verification that does not check the names of stores.
   *
   * @return the options
   */
  public static VerifyOptions withoutStores() {
    return new VerifyOptions(Set.of());
  }
}
