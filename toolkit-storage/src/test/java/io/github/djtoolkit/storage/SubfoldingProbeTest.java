package io.github.djtoolkit.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.storage.SubfoldingReport.Verdict;
import io.github.djtoolkit.storage.layout.LegacyLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubfoldingProbeTest {

  private final SubfoldingProbe probe = new SubfoldingProbe(20);
  private final List<TrackedObject> sample = new ArrayList<>();

  @TempDir private Path folder;
  private ObjectStores stores;
  private ObjectStore store;

  @BeforeEach
  void openStore() {
    StoreSpec spec = StoreSpec.of("raw", new StoreAddress.Folder(folder.toString()));
    stores = new ObjectStores(Map.of("raw", spec), Map.of(), ObjectStoreProvider.defaults());
    store = stores.get("raw");
    Random random = new Random(13);
    for (int i = 0; i < 10; i++) {
      byte[] hash = new byte[16];
      random.nextBytes(hash);
      Optional<String> name = i % 2 == 0 ? Optional.empty() : Optional.of("f " + i + ".txt");
      sample.add(
          new TrackedObject(Md5.of(hash).hex(), 1, name, Optional.empty(), Optional.empty()));
    }
  }

  @AfterEach
  void closeStores() {
    stores.close();
  }

  @Test
  void confirmsTheConfiguredSubfolding() {
    put(List.of(2, 2), sample);

    SubfoldingReport report = probe.probe(store, "lab", sample);

    assertThat(report)
        .isEqualTo(
            new SubfoldingReport(
                "raw",
                "lab",
                List.of(2, 2),
                Verdict.CONFIGURED,
                10,
                0,
                List.of(new SubfoldingEvidence(List.of(2, 2), 10))));
    assertThat(report.actual()).hasValue(List.of(2, 2));
    assertThat(report.message())
        .isEqualTo("Store raw, schema lab: 10 of 10 objects lie under [2, 2], as configured.");
  }

  @Test
  void findsTheSubfoldingThatTheObjectsReallyLieIn() {
    for (List<Integer> real : List.of(List.<Integer>of(), List.of(3), List.of(2, 2, 2))) {
      String schema = "lab" + real.size();
      put(schema, real, sample.subList(0, 8));

      SubfoldingReport report = probe.probe(store, schema, sample);

      assertThat(report.verdict()).isEqualTo(Verdict.OTHER);
      assertThat(report.actual()).hasValue(real);
      assertThat(report.missing()).isEqualTo(2);
      assertThat(report.evidence())
          .containsExactly(
              new SubfoldingEvidence(List.of(2, 2), 0), new SubfoldingEvidence(real, 8));
      assertThat(report.message())
          .contains("but the configuration says [2, 2]")
          .contains("8 of 10");
    }
  }

  @Test
  void saysThatTheSubfoldingWasChangedInUse() {
    put(List.of(2, 2), sample.subList(0, 4));
    put(List.of(), sample.subList(4, 10));

    SubfoldingReport report = probe.probe(store, "lab", sample);

    assertThat(report.verdict()).isEqualTo(Verdict.MIXED);
    assertThat(report.actual()).isEmpty();
    assertThat(report.message())
        .contains("4 of 10 objects lie under [2, 2]")
        .contains("6 of 10 objects lie under [] (flat)");
  }

  @Test
  void saysThatNothingIsFound() {
    put("another", List.of(2, 2), sample);

    SubfoldingReport report = probe.probe(store, "lab", sample);

    assertThat(report.verdict()).isEqualTo(Verdict.NOTHING_FOUND);
    assertThat(report.missing()).isEqualTo(10);
    assertThat(report.message()).contains("none of 10 objects was found").contains("location");
  }

  @Test
  void ignoresObjectsWithAPathOfTheirOwn() {
    TrackedObject filepath =
        new TrackedObject(
            sample.get(0).hash(), 1, Optional.empty(), Optional.of("sub/f"), Optional.empty());

    assertThat(probe.probe(store, "lab", List.of(filepath)).verdict()).isEqualTo(Verdict.NO_SAMPLE);
  }

  @Test
  void looksForNoMoreObjectsThanItsLimit() {
    put(List.of(2, 2), sample);

    assertThat(new SubfoldingProbe(3).probe(store, "lab", sample).sampled()).isEqualTo(3);
  }

  private void put(List<Integer> subfolding, List<TrackedObject> objects) {
    put("lab", subfolding, objects);
  }

  private void put(String schema, List<Integer> subfolding, List<TrackedObject> objects) {
    LegacyLayout layout = new LegacyLayout(subfolding);
    for (TrackedObject object : objects) {
      String path = layout.places(schema, object, ExternalKind.ADAPTED).get(0);
      store.write(path, ContentSource.of("x".getBytes(UTF_8)), ExpectedContent.none());
    }
  }
}
