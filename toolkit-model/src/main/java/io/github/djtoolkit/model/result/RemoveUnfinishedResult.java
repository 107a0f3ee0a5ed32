package io.github.djtoolkit.model.result;

import io.github.djtoolkit.model.result.IntegrityResult.OrphanFile;
import io.github.djtoolkit.model.result.IntegrityResult.StoreFailure;
import java.util.List;

/**
 * Result of remove_unfinished.
 *
 * @param status {@code dry_run}, {@code done}, or {@code complete} where nothing was to do
 * @param files files that are no objects, in the schema's own folders of its stores
 * @param bytes their size; a second name of a file counts with all that it shares
 * @param removable those that nobody has changed for long enough
 * @param removed how many were removed; 0 in a dry run
 * @param listed some of the files
 * @param failures stores that could not be gone through, and why
 */
public record RemoveUnfinishedResult(
    String status,
    long files,
    long bytes,
    long removable,
    long removed,
    List<OrphanFile> listed,
    List<StoreFailure> failures) {

  /**
   * Copies the lists.
   *
   * @param status {@code dry_run}, {@code done}, or {@code complete} where nothing was to do
   * @param files files that are no objects, in the schema's own folders of its stores
   * @param bytes their size; a second name of a file counts with all that it shares
   * @param removable those that nobody has changed for long enough
   * @param removed how many were removed; 0 in a dry run
   * @param listed some of the files
   * @param failures stores that could not be gone through, and why
   */
  public RemoveUnfinishedResult {
    listed = List.copyOf(listed);
    failures = List.copyOf(failures);
  }
}
