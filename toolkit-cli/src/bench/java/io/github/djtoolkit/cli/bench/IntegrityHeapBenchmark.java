package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.storage.ObjectStores;
import java.sql.SQLException;

/**
 * The heap that a verification of 1,000,000 tracking rows needs. Give the JVM no more than {@code
 * -Xmx256m} to see that it is enough. All objects but a sample are missing.
 */
final class IntegrityHeapBenchmark implements Benchmark {

  private static final int OBJECTS = Integer.getInteger("bench.tracked", 1_000_000);
  private static final int LOOKED_AT = 100_000;

  @Override
  public void run(Database database, Report report) throws SQLException {
    report.title("Heap with %,d tracking rows".formatted(OBJECTS));
    try (ExternalData data = ExternalData.seed(database, OBJECTS, OBJECTS);
        ObjectStores stores = data.stores()) {
      verify(database, stores, IntegrityOptions.defaults(), "with orphans", report);
      verify(
          database,
          stores,
          IntegrityOptions.defaults().withoutOrphans(),
          "without orphans",
          report);
    }
  }

  private static void verify(
      Database database,
      ObjectStores stores,
      IntegrityOptions options,
      String what,
      Report report) {
    HeapUse heap = new HeapUse();
    ProgressListener sometimes =
        new ProgressListener() {
          @Override
          public void progress(TableName table, long done, long total) {
            if (done % LOOKED_AT == 0) {
              heap.progress(table, done, total);
            }
          }
        };
    long start = System.nanoTime();
    IntegrityResult result =
        MigrationToolkit.builder()
            .dataSource(database.dataSource())
            .stores(stores)
            .listener(sometimes)
            .build()
            .verifyExternalIntegrity(ExternalData.SCHEMA, options);
    report.line(
        "%s: %,d references, %,d missing: %.1f s, at most %.1f MB in use after a collection, heap of %d MB",
        what,
        result.totalReferences(),
        result.counts().missing(),
        (System.nanoTime() - start) / 1e9,
        heap.most() / 1e6,
        Runtime.getRuntime().maxMemory() >> 20);
  }
}
