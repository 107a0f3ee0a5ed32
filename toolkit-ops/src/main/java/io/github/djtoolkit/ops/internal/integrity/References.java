package io.github.djtoolkit.ops.internal.integrity;

/**
 * The references of a store in the order of their paths, which may be read from any path on.
 * Thread-safe; each cursor is for one thread.
 */
abstract class References implements AutoCloseable {

  private final Totals totals;

  /**
   * @param totals how many there are
   */
  References(Totals totals) {
    this.totals = totals;
  }

  /** How many references a value of the schema leads to. */
  final long counted() {
    return totals.counted();
  }

  /** The references whose paths are not before one, in order. The caller closes it. */
  abstract ReferenceCursor from(String path);

  /** Whether an object lies in a folder that a value refers to. */
  final boolean isInFolder(String path) {
    if (totals.folders() > 0) {
      for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
        if (isFolder(path.substring(0, end))) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public abstract void close();

  private boolean isFolder(String path) {
    try (ReferenceCursor cursor = from(path)) {
      while (cursor.hasNext() && cursor.peek().path().equals(path)) {
        if (cursor.next().role() == Reference.Role.FOLDER) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * How many references there are.
   *
   * @param counted those that a value of the schema leads to
   * @param folders those to folders
   */
  record Totals(long counted, long folders) {

    static final Totals NONE = new Totals(0, 0);

    Totals with(Reference reference) {
      return new Totals(
          counted + (reference.role().isCounted() ? 1 : 0),
          folders + (reference.role() == Reference.Role.FOLDER ? 1 : 0));
    }
  }
}
