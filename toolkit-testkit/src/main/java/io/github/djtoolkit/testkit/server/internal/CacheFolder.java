package io.github.djtoolkit.testkit.server.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A folder whose entries are made once and never change. An entry is made beside its place and
 * renamed into it, so that it is whole or not there; a lock file keeps two processes from making
 * the same one at once.
 *
 * @param root the folder; made when first used
 */
record CacheFolder(Path root) {

  /**
   * The entry's folder, made by {@code fill} where it is not there yet.
   *
   * @param name name of the entry
   * @param fill writes the entry into the empty folder that it is given
   * @return the folder
   */
  Path entry(String name, Consumer<Path> fill) {
    Path entry = root.resolve(name);
    if (Files.isDirectory(entry)) {
      return entry;
    }
    try {
      Files.createDirectories(root);
      try (FileChannel channel =
              FileChannel.open(
                  root.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = acquire(channel)) {
        assert lock.isValid();
        if (!Files.isDirectory(entry)) {
          make(entry, fill);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The cache " + root + " cannot be written; DJTOOLKIT_CACHE names another", e);
    }
    return entry;
  }

  private void make(Path entry, Consumer<Path> fill) throws IOException {
    Path unfinished = Files.createTempDirectory(root, entry.getFileName() + ".tmp");
    try {
      fill.accept(unfinished);
      Files.move(unfinished, entry, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FileTrees.delete(unfinished);
    }
  }

  private static FileLock acquire(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException heldInThisProcess) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }
}
