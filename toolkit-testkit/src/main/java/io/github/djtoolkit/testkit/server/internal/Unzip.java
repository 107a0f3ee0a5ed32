package io.github.djtoolkit.testkit.server.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;

/**
 * Unpacks what a server needs from the distribution's zip, with the executable bits, which only
 * zipfs reads.
 */
final class Unzip {

  private static final Set<String> NEEDED = Set.of("bin", "lib", "share", "LICENSE", "README");
  private static final Set<String> LEFT_OUT =
      Set.of("lib/mecab", "lib/plugin/debug", "lib/pkgconfig");

  private Unzip() {}

  static void into(Path zip, Path folder) {
    try (FileSystem content =
        FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
      Path root = content.getPath("/");
      Files.walkFileTree(root, new Copy(root, folder));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + zip + " into " + folder, e);
    }
  }

  /** Whether a path below the zip's root is needed. Of the programs only the server is. */
  private static boolean wanted(Path path) {
    String name = path.toString().replaceAll("/$", "");
    return NEEDED.contains(path.getName(0).toString().replaceAll("/$", ""))
        && !LEFT_OUT.contains(name)
        && !name.endsWith(".a")
        && (!name.startsWith("bin/") || name.equals("bin/mysqld"));
  }

  private static final class Copy extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path folder;

    Copy(Path root, Path folder) {
      this.root = root;
      this.folder = folder;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
        throws IOException {
      if (dir.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      if (!wanted(root.relativize(dir))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Files.createDirectories(target(dir));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (wanted(root.relativize(file))) {
        Files.copy(file, target(file));
        Files.setPosixFilePermissions(target(file), Files.getPosixFilePermissions(file));
      }
      return FileVisitResult.CONTINUE;
    }

    private Path target(Path path) {
      Path target = folder.resolve(root.relativize(path).toString()).normalize();
      if (!target.startsWith(folder)) {
        throw new IllegalArgumentException("The zip leads out of the folder: " + path);
      }
      return target;
    }
  }
}
