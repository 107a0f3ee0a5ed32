package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.testkit.server.MySqlServer;
import io.github.djtoolkit.testkit.server.ServerOptions;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the benchmarks that the arguments name, or all of them, on an embedded MySQL of their own.
 */
final class Benchmarks {

  private static final ServerOptions SERVER =
      ServerOptions.of(
          "--innodb-buffer-pool-size=2G",
          "--innodb-redo-log-capacity=2G",
          "--innodb-io-capacity=20000",
          "--innodb-io-capacity-max=20000");

  private Benchmarks() {}

  /**
   * The program.
   *
   * @param names of benchmarks; none means all, and a wrong one says which there are
   */
  public static void main(String[] names) throws SQLException {
    Map<String, Benchmark> all = new LinkedHashMap<>();
    all.put("read", new ReadBenchmark());
    all.put("labels", new LabelBenchmark());
    all.put("external", new ExternalBenchmark());
    all.put("finalize", new FinalizeBenchmark());
    all.put("compare", new CompareBenchmark());
    all.put("integrity-files", new IntegrityFilesBenchmark());
    all.put("integrity-bucket", new IntegrityBucketBenchmark());
    all.put("integrity-heap", new IntegrityHeapBenchmark());
    all.put("copy", new CopyBenchmark());
    all.put("backup", new BackupBenchmark());
    all.put("relocation", new RelocationBenchmark());
    all.put("relocation-heap", new RelocationHeapBenchmark());
    List<String> chosen = names.length == 0 ? List.copyOf(all.keySet()) : List.of(names);
    if (!all.keySet().containsAll(chosen)) {
      throw new IllegalArgumentException("there are " + all.keySet() + ", not all of " + chosen);
    }
    Report report = new Report(System.out);
    try (MySqlServer server = MySqlServer.startEmbedded(SERVER);
        Database database = Database.open(server)) {
      report.machine(database);
      for (String name : chosen) {
        all.get(name).run(database, report);
      }
    }
  }
}
