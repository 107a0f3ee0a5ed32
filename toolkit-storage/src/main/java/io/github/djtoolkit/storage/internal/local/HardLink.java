package io.github.djtoolkit.storage.internal.local;

import io.github.djtoolkit.storage.internal.Digests;
import io.github.djtoolkit.storage.internal.Digests.Digested;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A second name for a file, first a temporary one beside its target: what is looked at there is
 * what will be published, whatever becomes of the original's name meanwhile. Both names share their
 * bytes, so who writes into the file through one changes the other, too; DataJoint never does.
 * Closing it removes the temporary name.
 */
final class HardLink implements AutoCloseable {

  private final Path temporary;
  private final Path target;
  private boolean made;

  /** Makes the temporary name, where the file system can. */
  HardLink(Path original, Path temporary, Path target) {
    this.temporary = temporary;
    this.target = target;
    this.made = link(original, temporary);
  }

  /** False where the files lie on different file systems, or one has no hard links to give. */
  boolean isMade() {
    return made;
  }

  Digested digest(Digests digests) throws IOException {
    try (InputStream in = Files.newInputStream(temporary)) {
      return digests.read(in);
    }
  }

  /**
   * Gives the file its name, which is not durable yet; false where something is there, which is
   * left alone.
   */
  boolean publish() throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException e) {
      return false;
    }
    Files.delete(temporary);
    made = false;
    return true;
  }

  @Override
  public void close() throws IOException {
    if (made) {
      Files.deleteIfExists(temporary);
    }
  }

  private static boolean link(Path original, Path temporary) {
    try {
      Files.createLink(temporary, original);
      return true;
    } catch (UnsupportedOperationException | IOException e) {
      return false;
    }
  }
}
