package io.github.djtoolkit.ops.integrity;

import java.time.Duration;

/**
 * How stores are checked.
 *
 * @param originSchema name of the schema that wrote the objects, which is part of their paths;
 *     empty for what a copy of the toolkit remembers, else the schema itself
 * @param limit how long to wait for all stores to answer
 */
public record StoreConfigurationOptions(String originSchema, Duration limit) {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /**
   * A check of a schema that wrote its own objects, of half a minute at most.
   *
   * @return the options
   */
  public static StoreConfigurationOptions defaults() {
    return new StoreConfigurationOptions("", LIMIT);
  }

  /**
   * The same check of a copied schema.
   *
   * @param schema name of the schema that wrote the objects; empty for the schema itself
   * @return the options
   */
  public StoreConfigurationOptions withOrigin(String schema) {
    return new StoreConfigurationOptions(schema, limit);
  }
}
