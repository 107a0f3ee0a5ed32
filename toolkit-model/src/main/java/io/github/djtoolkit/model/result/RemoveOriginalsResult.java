package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of remove_originals.
 *
 * @param status {@code dry_run}, {@code done}, or {@code complete} where nothing was to do
 * @param originals originals whose objects lie at new places, those of attachments included
 * @param removable those that nothing refers to any more; in a dry run, where objects are compared
 *     by size alone
 * @param removed originals that were removed; 0 in a dry run
 * @param alreadyGone originals that were not there any more
 * @param bytes size of what was removed; in a dry run of what would be
 * @param kept originals that are kept, some of them where there are many
 * @param keptCount how many are kept
 * @param schemasSearched schemas of the server that were searched for references
 */
public record RemoveOriginalsResult(
    String status,
    long originals,
    long removable,
    long removed,
    long alreadyGone,
    long bytes,
    List<Kept> kept,
    long keptCount,
    List<String> schemasSearched) {

  /**
   * Copies the lists.
   *
   * @param status {@code dry_run}, {@code done}, or {@code complete} where nothing was to do
   * @param originals originals whose objects lie at new places, those of attachments included
   * @param removable those that nothing refers to any more; in a dry run, where objects are
   *     compared by size alone
   * @param removed originals that were removed; 0 in a dry run
   * @param alreadyGone originals that were not there any more
   * @param bytes size of what was removed; in a dry run of what would be
   * @param kept originals that are kept, some of them where there are many
   * @param keptCount how many are kept
   * @param schemasSearched schemas of the server that were searched for references
   */
  public RemoveOriginalsResult {
    kept = List.copyOf(kept);
    schemasSearched = List.copyOf(schemasSearched);
  }

  /**
   * An original that is kept.
   *
   * @param store its store
   * @param path its path
   * @param reason why
   */
  public record Kept(String store, String path, String reason) {}
}
