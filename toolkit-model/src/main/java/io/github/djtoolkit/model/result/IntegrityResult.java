package io.github.djtoolkit.model.result;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Result of operation 10, verify_external_integrity. Its lists hold as many findings as the options
 * ask for; the counts are always whole.
 *
 * @param totalReferences objects that the schema refers to, each counted once however many rows
 *     refer to it, and values that lead to no object
 * @param valid objects that are there and as they should be, as far as that was asked
 * @param missing objects that are not there
 * @param storesChecked names of the stores that were gone through to the end
 * @param counts what became of all references
 * @param damaged objects that are there and not what was stored
 * @param unresolved values that do not tell where their object is
 * @param orphans what nobody refers to
 * @param failures stores that could not be gone through, and why
 */
public record IntegrityResult(
    long totalReferences,
    long valid,
    List<Missing> missing,
    List<String> storesChecked,
    Counts counts,
    List<Damaged> damaged,
    List<Unresolved> unresolved,
    Orphans orphans,
    List<StoreFailure> failures) {

  /**
   * Copies the lists.
   *
   * @param totalReferences objects that the schema refers to, each counted once however many rows
   *     refer to it, and values that lead to no object
   * @param valid objects that are there and as they should be, as far as that was asked
   * @param missing objects that are not there
   * @param storesChecked names of the stores that were gone through to the end
   * @param counts what became of all references
   * @param damaged objects that are there and not what was stored
   * @param unresolved values that do not tell where their object is
   * @param orphans what nobody refers to
   * @param failures stores that could not be gone through, and why
   */
  public IntegrityResult {
    missing = List.copyOf(missing);
    storesChecked = List.copyOf(storesChecked);
    damaged = List.copyOf(damaged);
    unresolved = List.copyOf(unresolved);
    failures = List.copyOf(failures);
  }

  /**
   * Whether everything that the schema refers to is there and whole. Orphans do not count.
   *
   * @return true where every store was gone through and nothing is missing, damaged or unresolved
   */
  public boolean isWhole() {
    return failures.isEmpty() && counts.isClean();
  }

  /**
   * Numbers of references by what became of them.
   *
   * @param missing objects that are not there
   * @param truncated objects that are shorter than what was stored
   * @param sizeMismatch objects that are longer than what was stored
   * @param changed objects of the right size with other bytes; only where checksums were asked for
   * @param unreadable objects that the store could not give, and paths that it refuses
   * @param unresolved values that do not tell where their object is
   * @param unverified objects of which no checksum is known; only where checksums were asked for
   * @param unchecked references that were not looked at: folders, and those of a store that failed
   */
  public record Counts(
      long missing,
      long truncated,
      long sizeMismatch,
      long changed,
      long unreadable,
      long unresolved,
      long unverified,
      long unchecked) {

    boolean isClean() {
      return missing + truncated + sizeMismatch + changed + unreadable + unresolved == 0;
    }
  }

  /**
   * Rows that refer to an object.
   *
   * @param table name of the table
   * @param column name of the column
   * @param rows how many rows
   * @param keys primary keys of some of them, values by column; bytes in hexadecimal
   */
  public record ReferringRows(
      String table, String column, long rows, List<Map<String, String>> keys) {

    /**
     * Copies the list.
     *
     * @param table name of the table
     * @param column name of the column
     * @param rows how many rows
     * @param keys primary keys of some of them, values by column; bytes in hexadecimal
     */
    public ReferringRows {
      keys = List.copyOf(keys);
    }
  }

  /**
   * An object that is not there.
   *
   * @param store name of its store
   * @param hash key of its tracking row, 32 hex digits; of 2.x's metadata the hash as recorded,
   *     which may be empty
   * @param filepath path below the store's location as it is recorded, or as it follows from the
   *     hash
   * @param fullPath location of the store and path
   * @param expectedSize size that was stored; left out where it is not known
   * @param rows rows that refer to it
   */
  public record Missing(
      String store,
      String hash,
      String filepath,
      String fullPath,
      OptionalLong expectedSize,
      List<ReferringRows> rows) {

    /**
     * Copies the list.
     *
     * @param store name of its store
     * @param hash key of its tracking row, 32 hex digits; of 2.x's metadata the hash as recorded,
     *     which may be empty
     * @param filepath path below the store's location as it is recorded, or as it follows from the
     *     hash
     * @param fullPath location of the store and path
     * @param expectedSize size that was stored; left out where it is not known
     * @param rows rows that refer to it
     */
    public Missing {
      rows = List.copyOf(rows);
    }
  }

  /** What is wrong with an object that is there. */
  public enum Fault {
    /** It is shorter than what was stored. */
    TRUNCATED,
    /** It is longer than what was stored. */
    SIZE_MISMATCH,
    /** It has the right size and other bytes. */
    CHANGED,
    /** The store could not give it, or refuses its path. */
    UNREADABLE
  }

  /**
   * An object that is there and not what was stored.
   *
   * @param store name of its store
   * @param hash as in {@link Missing}
   * @param filepath as in {@link Missing}
   * @param fullPath location of the store and path
   * @param expectedSize size that was stored; left out where it is not known
   * @param fault what is wrong
   * @param actualSize size that it has; left out where it is not known
   * @param error what is wrong, in words
   * @param rows rows that refer to it
   */
  public record Damaged(
      String store,
      String hash,
      String filepath,
      String fullPath,
      OptionalLong expectedSize,
      Fault fault,
      OptionalLong actualSize,
      String error,
      List<ReferringRows> rows) {

    /**
     * Copies the list.
     *
     * @param store name of its store
     * @param hash as in {@link Missing}
     * @param filepath as in {@link Missing}
     * @param fullPath location of the store and path
     * @param expectedSize size that was stored; left out where it is not known
     * @param fault what is wrong
     * @param actualSize size that it has; left out where it is not known
     * @param error what is wrong, in words
     * @param rows rows that refer to it
     */
    public Damaged {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Values of a column that do not tell where their object is.
   *
   * @param store name of the store
   * @param error why not
   * @param values the rows with such values
   */
  public record Unresolved(String store, String error, ReferringRows values) {}

  /**
   * What nobody refers to. Nothing is ever removed.
   *
   * @param filesLookedFor whether the options ask for files; if not, all numbers of files are left
   *     out
   * @param files objects in the schema's own folders of the stores that no row tells of
   * @param recentFiles how many of these are so young that their row may not be committed yet
   * @param fileBytes size of these objects
   * @param rows rows of tracking tables that no value refers to
   * @param listedFiles some of the objects
   * @param listedRows some of the rows
   * @param unfinished files in these folders that are no objects: what killed processes of the
   *     toolkit left there, and what others write at this moment
   * @param unfinishedBytes their size; a second name of a file counts with all that it shares
   * @param listedUnfinished some of these files
   */
  public record Orphans(
      boolean filesLookedFor,
      OptionalLong files,
      OptionalLong recentFiles,
      OptionalLong fileBytes,
      long rows,
      List<OrphanFile> listedFiles,
      List<OrphanRow> listedRows,
      OptionalLong unfinished,
      OptionalLong unfinishedBytes,
      List<OrphanFile> listedUnfinished) {

    /**
     * Copies the lists.
     *
     * @param filesLookedFor whether the options ask for files; if not, all numbers of files are
     *     left out
     * @param files objects in the schema's own folders of the stores that no row tells of
     * @param recentFiles how many of these are so young that their row may not be committed yet
     * @param fileBytes size of these objects
     * @param rows rows of tracking tables that no value refers to
     * @param listedFiles some of the objects
     * @param listedRows some of the rows
     * @param unfinished files in these folders that are no objects: what killed processes of the
     *     toolkit left there, and what others write at this moment
     * @param unfinishedBytes their size; a second name of a file counts with all that it shares
     * @param listedUnfinished some of these files
     */
    public Orphans {
      listedFiles = List.copyOf(listedFiles);
      listedRows = List.copyOf(listedRows);
      listedUnfinished = List.copyOf(listedUnfinished);
    }
  }

  /**
   * An object that no row tells of, or a file that is no object.
   *
   * @param store name of its store
   * @param fullPath location of the store and path
   * @param size size in bytes
   * @param modified when it was last written, or got its last name, ISO 8601
   */
  public record OrphanFile(String store, String fullPath, long size, String modified) {}

  /**
   * A row of a tracking table that no value refers to.
   *
   * @param store name of the store
   * @param hash its key, 32 hex digits
   * @param filepath path below the store's location
   */
  public record OrphanRow(String store, String hash, String filepath) {}

  /**
   * A store that could not be gone through to the end.
   *
   * @param store its name
   * @param code code of the error
   * @param error what happened and the way out
   */
  public record StoreFailure(String store, String code, String error) {}
}
