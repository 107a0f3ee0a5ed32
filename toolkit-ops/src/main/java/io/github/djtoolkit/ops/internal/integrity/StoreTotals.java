package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.result.IntegrityResult.Fault;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.StorageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of one store.
 *
 * @param valid references whose objects are as they should be
 * @param missing references whose objects are not there
 * @param faults references to damaged objects, by what is wrong
 * @param refused how many of these have a path that leads out of the store
 * @param folders references to folders
 * @param unverified valid references of which no checksum is known
 * @param files objects that no row tells of
 * @param recentFiles how many of these are young
 * @param fileBytes their size
 * @param rows tracking rows that no value refers to
 * @param listedFiles some of the objects
 * @param listedRows some of the rows
 * @param unfinished files that are no objects
 * @param unfinishedBytes their size
 * @param listedUnfinished some of these files
 * @param failure why the store was not gone through to the end
 */
public record StoreTotals(
    long valid,
    long missing,
    Map<Fault, Long> faults,
    long refused,
    long folders,
    long unverified,
    long files,
    long recentFiles,
    long fileBytes,
    long rows,
    List<ObjectInfo> listedFiles,
    List<Reference> listedRows,
    long unfinished,
    long unfinishedBytes,
    List<ObjectInfo> listedUnfinished,
    Optional<StorageException> failure) {

  long of(Fault fault) {
    return faults.getOrDefault(fault, 0L);
  }

  /** References of which it is known what became of them. */
  long judged() {
    return valid + missing + faults.values().stream().mapToLong(Long::longValue).sum();
  }
}
