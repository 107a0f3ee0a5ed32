package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.result.IntegrityResult.Damaged;
import io.github.djtoolkit.model.result.IntegrityResult.Missing;
import io.github.djtoolkit.model.result.IntegrityResult.OrphanFile;
import io.github.djtoolkit.model.result.IntegrityResult.OrphanRow;
import io.github.djtoolkit.model.result.IntegrityResult.StoreFailure;
import io.github.djtoolkit.model.result.IntegrityResult.Unresolved;
import java.util.List;
import java.util.Optional;

/**
 * What a verification found in one store.
 *
 * @param store its name
 * @param references objects that the schema refers to
 * @param totals the numbers
 * @param missing some of the missing objects
 * @param damaged some of the damaged objects
 * @param unresolved values that lead to no object
 * @param files some of the objects that no row tells of
 * @param rows some of the rows that no value refers to
 * @param unfinished some of the files that are no objects
 * @param failure why the store was not gone through to the end
 */
public record StoreReport(
    String store,
    long references,
    StoreTotals totals,
    List<Missing> missing,
    List<Damaged> damaged,
    List<Unresolved> unresolved,
    List<OrphanFile> files,
    List<OrphanRow> rows,
    List<OrphanFile> unfinished,
    Optional<StoreFailure> failure) {

  /**
   * Copies the lists.
   *
   * @param store its name
   * @param references objects that the schema refers to
   * @param totals the numbers
   * @param missing some of the missing objects
   * @param damaged some of the damaged objects
   * @param unresolved values that lead to no object
   * @param files some of the objects that no row tells of
   * @param rows some of the rows that no value refers to
   * @param unfinished some of the files that are no objects
   * @param failure why the store was not gone through to the end
   */
  public StoreReport {
    missing = List.copyOf(missing);
    damaged = List.copyOf(damaged);
    unresolved = List.copyOf(unresolved);
    files = List.copyOf(files);
    rows = List.copyOf(rows);
    unfinished = List.copyOf(unfinished);
  }

  /** Values that lead to no object. */
  long unresolvedValues() {
    return unresolved.stream().mapToLong(u -> u.values().rows()).sum();
  }
}
