package io.github.djtoolkit.model.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A store as the configuration files describe it. It holds no secret: credentials are kept apart.
 *
 * @param name name of the store, case kept
 * @param address where the store is
 * @param legacySubfolding widths of the folders that 0.14 puts between schema and object; empty is
 *     flat; 0.14's default is (2, 2)
 * @param subfolding the same for 2.x, whose default is none
 * @param hashPrefix first folder of 2.x's hash-addressed objects, {@code _hash} by default; may be
 *     empty
 * @param schemaPrefix first folder of 2.x's schema-addressed objects, {@code _schema} by default;
 *     when it is empty, the garbage collection of 2.x deletes what lies in 0.14's layout
 * @param filepathPrefix folder that 2.x confines filepaths to, where one is configured
 */
public record StoreSpec(
    String name,
    StoreAddress address,
    List<Integer> legacySubfolding,
    List<Integer> subfolding,
    String hashPrefix,
    String schemaPrefix,
    Optional<String> filepathPrefix) {

  /** Folder widths of 0.14 where the configuration says nothing. */
  public static final List<Integer> LEGACY_SUBFOLDING = List.of(2, 2);

  /** First folder of 2.x's hash-addressed objects where the configuration says nothing. */
  public static final String HASH_PREFIX = "_hash";

  /** First folder of 2.x's schema-addressed objects where the configuration says nothing. */
  public static final String SCHEMA_PREFIX = "_schema";

  /** Names that 2.x takes for settings among the stores, and that no store of it can have. */
  public static final Set<String> RESERVED_NAMES = Set.of("default", "filepath_default");

  /**
   * Copies the lists and refuses folder widths below one.
   *
   * @param name name of the store, case kept
   * @param address where the store is
   * @param legacySubfolding widths of the folders that 0.14 puts between schema and object; empty
   *     is flat; 0.14's default is (2, 2)
   * @param subfolding the same for 2.x, whose default is none
   * @param hashPrefix first folder of 2.x's hash-addressed objects, {@code _hash} by default; may
   *     be empty
   * @param schemaPrefix first folder of 2.x's schema-addressed objects, {@code _schema} by default;
   *     when it is empty, the garbage collection of 2.x deletes what lies in 0.14's layout
   * @param filepathPrefix folder that 2.x confines filepaths to, where one is configured
   */
  public StoreSpec {
    legacySubfolding = widths(legacySubfolding);
    subfolding = widths(subfolding);
  }

  /**
   * A store of which only name and address are known; all else is as DataJoint has it by default.
   *
   * @param name name of the store
   * @param address where the store is
   * @return the store
   */
  public static StoreSpec of(String name, StoreAddress address) {
    return new StoreSpec(
        name, address, LEGACY_SUBFOLDING, List.of(), HASH_PREFIX, SCHEMA_PREFIX, Optional.empty());
  }

  /**
   * The same store with another legacy subfolding.
   *
   * @param widths folder widths of 0.14; empty is flat
   * @return a copy
   */
  public StoreSpec withLegacySubfolding(List<Integer> widths) {
    return new StoreSpec(
        name, address, widths, subfolding, hashPrefix, schemaPrefix, filepathPrefix);
  }

  private static List<Integer> widths(List<Integer> widths) {
    if (widths.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("folder widths must be at least 1: " + widths);
    }
    return List.copyOf(widths);
  }
}
