package io.github.djtoolkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
  void contactsAllStoresAtOnceAndWaitsForNoneTooLong() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Map<String, Callable<StoreProbe>> answers =
        Map.of(
            "hangs",
            () -> {
              never.await();
              return StoreProbe.usable();
            },
            "hangs-too",
            () -> {
              never.await();
              return StoreProbe.usable();
            },
            "refuses",
            () -> StoreProbe.unreachable("key wrong-horse of user bob is refused, secure=true"),
            "breaks",
            () -> {
              throw new IllegalStateException("no driver");
            });
    StoreCredentials secret =
        new StoreCredentials(
            Map.of("secret_key", new Secret("wrong-horse"), "secure", new Secret("true")));
    try (ObjectStores stores =
        new ObjectStores(
            answers.keySet().stream().collect(Collectors.toMap(Function.identity(), this::local)),
            Map.of("refuses", secret),
            List.of(new Answering(answers)))) {
      long start = System.nanoTime();

      Map<String, StoreProbe> probes = stores.probeAll(Duration.ofMillis(500));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(probes.keySet()).containsExactly("breaks", "hangs", "hangs-too", "refuses");
      assertThat(probes.get("hangs"))
          .isEqualTo(StoreProbe.unreachable("no answer within 0.5 seconds"));
      assertThat(probes.get("refuses"))
          .isEqualTo(StoreProbe.unreachable("key *** of user bob is refused, secure=true"));
      assertThat(probes.get("breaks").readable()).isFalse();
      assertThat(probes.get("breaks").reason())
          .hasValueSatisfying(reason -> assertThat(reason).contains("no driver"));
    } finally {
      never.countDown();
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

  /** Opens stores that do nothing but answer a probe. */
  private record Answering(Map<String, Callable<StoreProbe>> answers)
      implements ObjectStoreProvider {

    @Override
    public boolean supports(StoreAddress address) {
      return true;
    }

    @Override
    public ObjectStore open(StoreSpec spec, StoreCredentials credentials) {
      return (ObjectStore)
          Proxy.newProxyInstance(
              ObjectStore.class.getClassLoader(),
              new Class<?>[] {ObjectStore.class},
              (proxy, method, args) ->
                  method.getName().equals("probe")
                      ? Objects.requireNonNull(answers.get(spec.name())).call()
                      : null);
    }
  }
}
