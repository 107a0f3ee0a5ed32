package io.github.djtoolkit.cli.bench;

import static io.github.djtoolkit.cli.bench.TrackedObjects.NUMBER;

import io.github.djtoolkit.cli.bench.TrackedObjects.Tracked;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.storage.layout.LegacyLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Verifies 50,000 files, beside one look at each, one after the other. The folder gone through with
 * nothing compared is what a listing costs at least.
 */
final class IntegrityFilesBenchmark implements Benchmark {

  private static final int ROUNDS = 5;
  private static final String TWO_THREADS = "toolkit, two threads";
  private static final String ONE_THREAD = "toolkit, one thread";
  private static final String NO_ORPHANS = "toolkit, no orphans, two threads";
  private static final String NO_ORPHANS_FOUR = "toolkit, no orphans, four threads";
  private static final String NO_ORPHANS_ONE = "toolkit, no orphans, one thread";
  private static final List<String> NO_ORPHANS_ALL =
      List.of(NO_ORPHANS, NO_ORPHANS_FOUR, NO_ORPHANS_ONE);

  @Override
  public void run(Database database, Report report) throws SQLException {
    try (ExternalData ignored = ExternalData.seed(database, NUMBER, NUMBER)) {
      for (List<Integer> subfolding : List.of(List.of(2, 2), List.of(2), List.<Integer>of())) {
        files(database, report, subfolding);
      }
    }
  }

  private static void files(Database database, Report report, List<Integer> subfolding) {
    TrackedObjects objects = new TrackedObjects(database);
    Path folder = temporary();
    LegacyLayout layout = new LegacyLayout(subfolding);
    List<Tracked> all = objects.read();
    all.forEach(tracked -> write(folder.resolve(tracked.path(layout)), tracked.size()));
    List<Path> ready = all.stream().map(t -> folder.resolve(t.path(layout))).toList();
    Path schema = folder.resolve(ExternalData.SCHEMA);
    StoreSpec spec =
        StoreSpec.of(TrackedObjects.STORE, new StoreAddress.Folder(folder.toString()))
            .withLegacySubfolding(subfolding);
    try (ObjectStores stores = TrackedObjects.stores(spec, StoreCredentials.none())) {
      IntegrityOptions options = IntegrityOptions.defaults();
      IntegrityOptions alone = options.withoutOrphans();
      Map<String, List<Duration>> times =
          new Rounds()
              .add(TWO_THREADS, () -> objects.verify(stores, 2, options))
              .add(ONE_THREAD, () -> objects.verify(stores, 1, options))
              .add(NO_ORPHANS, () -> objects.verify(stores, 2, alone))
              .add(NO_ORPHANS_FOUR, () -> objects.verify(stores, 4, alone))
              .add(NO_ORPHANS_ONE, () -> objects.verify(stores, 1, alone))
              .add(
                  "rows read that a value refers to, existence and size",
                  () ->
                      objects
                          .readReferred()
                          .forEach(t -> requireSize(folder.resolve(t.path(layout)), t)))
              .add(
                  "rows read, existence and size of each file",
                  () -> objects.read().forEach(t -> requireSize(folder.resolve(t.path(layout)), t)))
              .add(
                  "rows read, existence of each file",
                  () -> objects.read().forEach(t -> require(folder.resolve(t.path(layout)))))
              .add("rows read alone", objects::read)
              .add("rows read alone, with whether a value refers", objects::readReferred)
              .add(
                  "existence alone, of paths that are ready",
                  () -> ready.forEach(IntegrityFilesBenchmark::require))
              .add("folder gone through alone, two threads", () -> walk(schema, 2))
              .add("folder gone through alone, one thread", () -> walk(schema, 1))
              .run(ROUNDS);
      List<Duration> python = PythonModule.times(database, folder, layout, ROUNDS);
      if (!python.isEmpty()) {
        times.put("DataJoint 2.0.2, verify_external_integrity", python);
      }
      String title = "%,d files, subfolding %s".formatted(NUMBER, subfolding);
      report.beside(title + ", orphans looked for", without(times, NO_ORPHANS_ALL));
      report.beside(title + ", no orphans", without(times, List.of(TWO_THREADS, ONE_THREAD)));
    }
    remove(folder);
  }

  private static Map<String, List<Duration>> without(
      Map<String, List<Duration>> times, List<String> names) {
    Map<String, List<Duration>> rest = new LinkedHashMap<>(times);
    rest.keySet().removeAll(names);
    return rest;
  }

  /** All names and the attributes of all files, as the operating system gives them. */
  private static void walk(Path folder, int threads) {
    try (Stream<Path> entries = Files.list(folder)) {
      TrackedObjects.each(entries.toList(), threads, IntegrityFilesBenchmark::walk);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void walk(Path folder) {
    try (Stream<Path> files = Files.find(folder, 9, (file, found) -> found.size() < 0)) {
      if (files.count() > 0) {
        throw new IllegalStateException("impossible");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void require(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalStateException("missing: " + file);
    }
  }

  private static void requireSize(Path file, Tracked tracked) {
    try {
      if (Files.size(file) != tracked.size()) {
        throw new IllegalStateException("changed: " + file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("djtoolkit-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, int size) {
    try {
      Files.createDirectories(file.resolveSibling("").normalize());
      Files.write(file, new byte[size]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
