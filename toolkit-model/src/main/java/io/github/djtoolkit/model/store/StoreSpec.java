package io.github.djtoolkit.model.store;

import java.util.List;

/**
 * A store as one of the two configuration files describes it. It holds no secret: credentials stay with the back-end.
 *
 * @param name name of the store, case kept
 * @param address where the store is
 * @param legacySubfolding widths of the folders that 0.14 puts between schema and object; empty is flat; 0.14's default is
 *     (2, 2)
 * @param subfolding the same for 2.x, whose default is none
 * @param hashPrefix first folder of 2.x's hash-addressed objects, {@code _hash} by default
 */
public record StoreSpec(
    String name,
    StoreAddress address,
    List<Integer> legacySubfolding,
    List<Integer> subfolding,
    String hashPrefix) {

  /** Folder widths of 0.14 where the configuration says nothing. */
  public static final List<Integer> LEGACY_SUBFOLDING = List.of(2, 2);

  /** First folder of 2.x where the configuration says nothing. */
  public static final String HASH_PREFIX = "_hash";

  /** Copies the lists. */
  public StoreSpec {
    legacySubfolding = List.copyOf(legacySubfolding);
    subfolding = List.copyOf(subfolding);
  }
}
