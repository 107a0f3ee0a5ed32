package io.github.djtoolkit.storage.internal.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Changes to folders that survive a power failure, where the system can do that. */
final class Durable {

  private Durable() {}

  /** Creates a folder and those above it. */
  static void createFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      createFolders(parent);
      Files.createDirectories(folder);
      force(parent);
    }
  }

  /**
   * Writes a folder's entries to the disk. Systems that cannot open a folder, such as Windows, do
   * it themselves.
   */
  static void force(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      return;
    }
    try (channel) {
      channel.force(true);
    }
  }
}
