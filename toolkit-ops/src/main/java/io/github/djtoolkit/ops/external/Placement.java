package io.github.djtoolkit.ops.external;

/** Where the objects of external columns lie after a migration. */
public enum Placement {
  /**
   * Where 0.14 put them: only metadata is written, except for attachments, which are always written
   * anew. Some garbage collectors of 2.x delete such objects; see the documentation of stores.
   */
  IN_PLACE,
  /**
   * In the places of 2.x. Each object is linked or copied there and proved by size and MD5 before
   * any value names its new place; the originals stay until they are removed in a step of its own.
   * Filepaths stay where they are.
   */
  RELOCATE
}
