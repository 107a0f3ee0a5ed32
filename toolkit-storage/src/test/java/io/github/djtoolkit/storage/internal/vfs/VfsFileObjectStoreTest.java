package io.github.djtoolkit.storage.internal.vfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ContentSource;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.StoreProbe;
import io.github.djtoolkit.storage.UnsupportedNameException;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.storage.contract.ObjectStoreContract;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VfsFileObjectStoreTest extends ObjectStoreContract {

  @TempDir private Path folder;

  @Override
  protected ObjectStore newStore() throws IOException {
    return open(Files.createDirectories(folder.resolve("store with space")).toUri().toString());
  }

  @Override
  protected ObjectStore newUnreachableStore() {
    return open(folder.resolve("nowhere").toUri().toString());
  }

  @Test
  void saysThatAnArchiveCanOnlyBeRead() throws IOException {
    Path archive = folder.resolve("archive.zip");
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a/object"));
      zip.write(1);
    }

    try (ObjectStore store = open("zip:" + archive.toUri() + "!/")) {
      StoreProbe probe = store.probe();
      assertThat(probe.readable()).isTrue();
      assertThat(probe.writable()).isFalse();
      assertThat(store.stat("a/object")).isPresent();
    }
  }

  @Test
  void refusesABackslashThatVfsWouldTakeForASeparator() throws IOException {
    try (ObjectStore store = newStore()) {
      assertThatThrownBy(
              () -> store.write("a\\b", ContentSource.of(new byte[1]), ExpectedContent.none()))
          .isInstanceOf(UnsupportedNameException.class)
          .hasMessageContaining("a\\b");
    }
  }

  private static ObjectStore open(String uri) {
    StoreSpec spec = StoreSpec.of("remote", new StoreAddress.Remote("file", uri));
    VfsStoreProvider provider = new VfsStoreProvider();
    assertThat(provider.supports(spec.address())).isTrue();
    return provider.open(spec, StoreCredentials.none());
  }
}
