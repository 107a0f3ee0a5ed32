package io.github.djtoolkit.storage;

/**
 * A copy whose bytes are written and proved, and which may be without its name yet. Closing it
 * removes what was not published. For one thread at a time.
 */
public interface StagedCopy extends AutoCloseable {

  /**
   * A copy that has its name already.
   *
   * @param result what became of it
   * @return a copy with nothing left to do but {@link ObjectStore#settle}
   */
  static StagedCopy of(CopyResult result) {
    return new StagedCopy() {
      @Override
      public void force() {}

      @Override
      public CopyResult publish() {
        return result;
      }

      @Override
      public void close() {}
    };
  }

  /**
   * Makes the bytes durable.
   *
   * @throws StorageException if the store could not do it
   */
  void force();

  /**
   * Gives the copy its name, whole and at once, after its bytes are durable; forces them where that
   * was not done. What is at its path is never replaced: if it is equal, it is left alone. The name
   * is durable after {@link ObjectStore#settle}.
   *
   * @return size and MD5 of the copy, and how it came to be there
   * @throws ObjectConflictException if something else is at the path of the copy
   * @throws StorageException on other I/O errors
   */
  CopyResult publish();

  @Override
  void close();
}
