package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.result.MigratePointersResult;
import io.github.djtoolkit.ops.external.PointerOptions;
import io.github.djtoolkit.ops.run.Execution;
import java.sql.SQLException;

/**
 * Converts and moves 1,000,000 values, each with a tracking row and an object of its own, into a
 * store that says of each object that it is there, and looks at the heap.
 */
final class RelocationHeapBenchmark implements Benchmark {

  private static final int TRACKED = Integer.getInteger("bench.tracked", 1_000_000);

  @Override
  public void run(Database database, Report report) throws SQLException {
    report.title("Heap with %,d tracking rows".formatted(TRACKED));
    HeapUse heap = new HeapUse();
    try (RelocationData data = RelocationData.track(database, TRACKED)) {
      MigratePointersResult result =
          RelocationBenchmark.toolkit(database, data, heap)
              .migrateExternalPointersV2(
                  RelocationData.SCHEMA,
                  PointerOptions.dryRun("recording", "signal", "raw", "other")
                      .with(Execution.EXECUTE));
      report.line(
          "%s, %,d rows, %,d objects looked at: at most %.1f MB in use after a collection",
          result.status(),
          result.rowsMigrated(),
          result.objects().alreadyThere(),
          heap.most() / 1e6);
    }
  }
}
