package io.github.djtoolkit.cli.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Stores in folders of this machine.
 *
 * @param folder the folder with the pipeline's configuration; the stores are below it
 */
record FolderSite(Path folder) implements StoreSite {

  @Override
  public String settings(String store) {
    return "\"protocol\": \"file\", \"location\": \"" + folder + "/stores/" + store + "\"";
  }

  @Override
  public SortedMap<String, String> files() {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder.resolve("stores"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        digests.put(folder.relativize(file).toString(), Digest.of(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the stores in " + folder, e);
    }
    return digests;
  }
}
