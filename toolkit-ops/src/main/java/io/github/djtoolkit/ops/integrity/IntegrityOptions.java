package io.github.djtoolkit.ops.integrity;

import java.time.Duration;
import java.util.Optional;

/**
 * What a verification of external data looks at.
 *
 * @param store name of the only store to look at; empty for all that the schema uses
 * @param checksum whether the objects are read and their MD5 is compared; sizes always are
 * @param limit findings of each kind that are listed; all are counted
 * @param originSchema name of the schema that wrote the objects, which is part of their paths;
 *     empty for what a copy of the toolkit remembers, else the schema itself
 * @param settling orphans younger than this count as recent: their row may not be committed yet
 * @param orphans whether the schema's folders are listed to find objects that no row tells of; if
 *     not, each object that a row tells of is looked at by itself
 */
public record IntegrityOptions(
    Optional<String> store,
    boolean checksum,
    int limit,
    String originSchema,
    Duration settling,
    boolean orphans) {

  private static final int LIMIT = 100;
  private static final Duration SETTLING = Duration.ofHours(1);

  /**
   * Refuses a negative limit.
   *
   * @param store name of the only store to look at; empty for all that the schema uses
   * @param checksum whether the objects are read and their MD5 is compared; sizes always are
   * @param limit findings of each kind that are listed; all are counted
   * @param originSchema name of the schema that wrote the objects, which is part of their paths;
   *     empty for what a copy of the toolkit remembers, else the schema itself
   * @param settling orphans younger than this count as recent: their row may not be committed yet
   * @param orphans whether the schema's folders are listed to find objects that no row tells of; if
   *     not, each object that a row tells of is looked at by itself
   */
  public IntegrityOptions {
    if (limit < 0) {
      throw new IllegalArgumentException("the limit must not be negative: " + limit);
    }
  }

  /**
   * All stores, without checksums, a hundred findings of each kind.
   *
   * @return the options
   */
  public static IntegrityOptions defaults() {
    return new IntegrityOptions(Optional.empty(), false, LIMIT, "", SETTLING, true);
  }

  /**
   * The same for one store.
   *
   * @param name name of the store
   * @return the options
   */
  public IntegrityOptions withStore(String name) {
    return new IntegrityOptions(
        Optional.of(name), checksum, limit, originSchema, settling, orphans);
  }

  /**
   * The same with checksums.
   *
   * @return the options
   */
  public IntegrityOptions withChecksum() {
    return new IntegrityOptions(store, true, limit, originSchema, settling, orphans);
  }

  /**
   * The same with another limit.
   *
   * @param findings findings of each kind that are listed
   * @return the options
   */
  public IntegrityOptions withLimit(int findings) {
    return new IntegrityOptions(store, checksum, findings, originSchema, settling, orphans);
  }

  /**
   * The same for a copied schema.
   *
   * @param schema name of the schema that wrote the objects; empty for the schema itself
   * @return the options
   */
  public IntegrityOptions withOrigin(String schema) {
    return new IntegrityOptions(store, checksum, limit, schema, settling, orphans);
  }

  /**
   * The same without orphans: nothing is listed, and objects are looked at one by one. In a folder
   * that is quicker than a listing where each object has a folder of its own; in a bucket it takes
   * a request for each object.
   *
   * @return the options
   */
  public IntegrityOptions withoutOrphans() {
    return new IntegrityOptions(store, checksum, limit, originSchema, settling, false);
  }
}
