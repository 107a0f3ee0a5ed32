package io.github.djtoolkit.model.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which schemas stand for which others: the sources of a copy and their destinations, in the order
 * in which they were given. No schema is on both sides or twice on one.
 */
public final class SchemaMapping {

  private final Map<String, String> destinations;

  private SchemaMapping(Map<String, String> destinations) {
    this.destinations = Collections.unmodifiableMap(destinations);
  }

  /**
   * A mapping of several schemas.
   *
   * @param destinations destination by source, in order
   * @return the mapping
   * @throws IllegalArgumentException if there is none, or a schema is named twice
   */
  public static SchemaMapping of(Map<String, String> destinations) {
    Map<String, String> copy = new LinkedHashMap<>(destinations);
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("a mapping needs a schema");
    }
    Map<String, String> sources = new LinkedHashMap<>();
    copy.forEach(
        (source, destination) -> {
          if (copy.containsKey(destination)) {
            throw new IllegalArgumentException(
                "schema `" + destination + "` is both a source and a destination");
          }
          if (sources.put(destination, source) != null) {
            throw new IllegalArgumentException(
                "schema `" + destination + "` is the destination of two schemas");
          }
        });
    return new SchemaMapping(copy);
  }

  /**
   * A mapping of one schema.
   *
   * @param source name of the source
   * @param destination name of the destination
   * @return the mapping
   * @throws IllegalArgumentException if they are the same
   */
  public static SchemaMapping of(String source, String destination) {
    return of(Map.of(source, destination));
  }

  /**
   * The sources.
   *
   * @return their names, in order
   */
  public List<String> sources() {
    return List.copyOf(destinations.keySet());
  }

  /**
   * The destinations.
   *
   * @return their names, in the order of the sources
   */
  public List<String> destinations() {
    return List.copyOf(destinations.values());
  }

  /**
   * The destination of a source.
   *
   * @param source name of a schema
   * @return its destination, or empty where it is no source
   */
  public Optional<String> destination(String source) {
    return Optional.ofNullable(destinations.get(source));
  }

  /**
   * The table that stands for another.
   *
   * @param table any table
   * @return the table of the same name in the destination; the table itself where its schema is no
   *     source
   */
  public TableName map(TableName table) {
    return destination(table.schema())
        .map(schema -> new TableName(schema, table.table()))
        .orElse(table);
  }

  /**
   * The way back: destinations become sources.
   *
   * @return the inverse mapping
   */
  public SchemaMapping inverse() {
    Map<String, String> inverse = new LinkedHashMap<>();
    destinations.forEach((source, destination) -> inverse.put(destination, source));
    return new SchemaMapping(inverse);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SchemaMapping mapping && mapping.destinations.equals(destinations);
  }

  @Override
  public int hashCode() {
    return destinations.hashCode();
  }

  @Override
  public String toString() {
    return destinations.toString();
  }
}
