package io.github.djtoolkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoresTest {

  @TempDir private Path folder;

  @Test
  void opensAStoreOnceAndContactsIt() {
    try (ObjectStores stores = stores(local("raw"), local("fp-data"))) {
      assertThat(stores.names()).containsExactly("fp-data", "raw");
      assertThat(stores.get("raw")).isSameAs(stores.get("raw"));
      assertThat(stores.get("raw").probe()).isEqualTo(StoreProbe.usable());
      assertThat(stores.spec("raw").name()).isEqualTo("raw");
    }
  }

  @Test
  void namesTheConfiguredStoresWhereOneIsMissing() {
    try (ObjectStores stores = stores(local("raw"), local("fp-data"))) {
      assertThat(stores.find("RAW")).isEmpty();
      assertThatExceptionOfType(UnknownStoreException.class)
          .isThrownBy(() -> stores.get("RAW"))
          .withMessageContaining("Store RAW is not configured (configured: fp-data, raw)")
          .withMessageContaining("datajoint.json")
          .satisfies(
              e -> {
                assertThat(e.code()).isEqualTo("store_unknown");
                assertThat(e.store()).isEqualTo("RAW");
              });
    }
  }

  @Test
  void describesStoresThatItCannotReach() {
    StoreSpec gcs = StoreSpec.of("google", new StoreAddress.Remote("gcs", "gs://lab/raw"));
    try (ObjectStores stores = stores(gcs)) {
      assertThat(stores.spec("google")).isEqualTo(gcs);
      assertThatExceptionOfType(UnsupportedStoreException.class)
          .isThrownBy(() -> stores.get("google"))
          .withMessageContaining("this version cannot reach gcs stores")
          .withMessageContaining("gs://lab/raw")
          .withMessageContaining("file and s3")
          .satisfies(
              e -> {
                assertThat(e.code()).isEqualTo("store_unsupported");
                assertThat(e.store()).isEqualTo("google");
              });
    }
  }

  @Test
  void opensUrisOfSchemesThatVfsKnows() {
    StoreSpec remote =
        StoreSpec.of("remote", new StoreAddress.Remote("file", folder.toUri().toString()));
    try (ObjectStores stores = stores(remote)) {
      assertThat(stores.get("remote").probe().readable()).isTrue();
    }
  }

  @Test
  void givesNoStoreAfterItIsClosed() {
    ObjectStores stores = stores(local("raw"));
    stores.close();

    assertThatIllegalStateException().isThrownBy(() -> stores.get("raw"));
  }

  private StoreSpec local(String name) {
    return StoreSpec.of(name, new StoreAddress.Folder(folder.toString()));
  }

  private static ObjectStores stores(StoreSpec... specs) {
    return new ObjectStores(
        Arrays.stream(specs).collect(Collectors.toMap(StoreSpec::name, Function.identity())),
        Map.of(),
        ObjectStoreProvider.defaults());
  }
}
