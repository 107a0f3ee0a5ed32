package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.MigratePointersResult;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.external.Placement;
import io.github.djtoolkit.ops.external.PointerOptions;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.Execution;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Relocates 5,000 objects of 100 KB, once by links and once by copies, beside {@code cp -a}, alone
 * and followed by {@code sync}, {@code cp -al}, which links, and, where it is on the path, {@code
 * rclone copy} of the same folder, which force nothing to the disk and prove nothing by the hashes
 * of the database; and beside the MD5 of all objects alone, which no proof can do without. Nothing
 * is removed before the last round: a file system that looks for the numbers of files that were
 * removed a moment ago takes several times as long to create new ones.
 */
final class RelocationBenchmark implements Benchmark {

  private static final int OBJECTS = Integer.getInteger("bench.objects", 5_000);
  private static final int SIZE = 100_000;
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

  private final List<Duration> copy = new ArrayList<>();
  private final List<Duration> copySynced = new ArrayList<>();
  private final List<Duration> copyLinked = new ArrayList<>();
  private final List<Duration> rclone = new ArrayList<>();
  private final List<Duration> floor = new ArrayList<>();
  private final List<Duration> linked = new ArrayList<>();
  private final List<Duration> streamed = new ArrayList<>();
  private final List<Duration> linkedWhole = new ArrayList<>();
  private final List<Duration> streamedWhole = new ArrayList<>();

  @Override
  public void run(Database database, Report report) throws SQLException {
    Optional<String> tool = Programs.find("rclone");
    report.title("Relocation of %,d objects of %,d bytes".formatted(OBJECTS, SIZE));
    if (tool.isEmpty()) {
      report.line("rclone is not on the path, so it was not run.");
    }
    List<RelocationData> used = new ArrayList<>();
    try {
      for (int round = 0; round < ROUNDS; round++) {
        round(database, tool, used);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      used.forEach(RelocationData::delete);
    }
    report.compare("Links, proved by size and MD5, beside cp -a", linked, copy);
    report.compare("Links, beside cp -al, which links and proves nothing", linked, copyLinked);
    report.compare("Links, beside the MD5 of all objects alone, on all cores", linked, floor);
    report.compare("Copies, proved and forced to the disk, beside cp -a", streamed, copy);
    report.compare("Copies, beside cp -a and sync", streamed, copySynced);
    report.compare("Copies, beside the MD5 of all objects alone, on all cores", streamed, floor);
    if (tool.isPresent()) {
      report.compare("Links, beside rclone copy", linked, rclone);
      report.compare("Copies, beside rclone copy", streamed, rclone);
    }
    report.line(
        "Whole operation with conversion and values: links %s, copies %s",
        Report.millis(Report.median(linkedWhole)), Report.millis(Report.median(streamedWhole)));
  }

  private void round(Database database, Optional<String> tool, List<RelocationData> used)
      throws SQLException, IOException {
    RelocationData data = RelocationData.seed(database, OBJECTS, SIZE);
    used.add(data);
    calm(data);
    Duration copied = Programs.run("cp", "-a", data.objects().toString(), data.fresh("cp"));
    copy.add(copied);
    copySynced.add(copied.plus(Programs.run("sync")));
    calm(data);
    copyLinked.add(Programs.run("cp", "-al", data.objects().toString(), data.fresh("cp-links")));
    if (tool.isPresent()) {
      calm(data);
      rclone.add(Programs.run(tool.get(), "copy", data.objects().toString(), data.fresh("rclone")));
    }
    calm(data);
    floor.add(data.digestAll());
    calm(data);
    streamed(database, data);
    data.seedRows();
    calm(data);
    linked(database, data);
  }

  /**
   * Nothing waits to be written, and the originals are in memory: rclone tells the system to forget
   * them.
   */
  private static void calm(RelocationData data) throws IOException {
    Programs.run("sync");
    data.digestAll();
  }

  private void linked(Database database, RelocationData data) {
    StepTimes steps = new StepTimes();
    long start = System.nanoTime();
    MigrateExternalResult result =
        toolkit(database, data, steps)
            .migrateExternal(
                RelocationData.SCHEMA,
                ExternalOptions.dryRun().with(Execution.EXECUTE).with(Placement.RELOCATE));
    linkedWhole.add(Duration.ofNanos(System.nanoTime() - start));
    linked.add(steps.of("move_pointers"));
    if (result.placements().get(0).linked() != OBJECTS) {
      throw new IllegalStateException("not all were linked: " + result.placements());
    }
  }

  private void streamed(Database database, RelocationData data) {
    StepTimes steps = new StepTimes();
    long start = System.nanoTime();
    MigratePointersResult result =
        toolkit(database, data, steps)
            .migrateExternalPointersV2(
                RelocationData.SCHEMA,
                PointerOptions.dryRun("recording", "signal", "raw", "other")
                    .copyingFiles()
                    .with(Placement.RELOCATE)
                    .with(Execution.EXECUTE));
    streamedWhole.add(Duration.ofNanos(System.nanoTime() - start));
    streamed.add(steps.of("place_objects").plus(steps.of("move_pointers")));
    if (result.objects().streamed() != OBJECTS) {
      throw new IllegalStateException("not all were copied: " + result);
    }
  }

  static MigrationToolkit toolkit(
      Database database, RelocationData data, ProgressListener listener) {
    return MigrationToolkit.builder()
        .dataSource(database.dataSource())
        .stores(data.stores())
        .listener(listener)
        .parallelism(4)
        .build();
  }

  /** Programs of the machine. */
  private static final class Programs {

    static Optional<String> find(String name) {
      for (String folder : System.getenv("PATH").split(":", -1)) {
        Path program = Path.of(folder, name);
        if (program.toFile().canExecute()) {
          return Optional.of(program.toString());
        }
      }
      return Optional.empty();
    }

    static Duration run(String... command) throws IOException {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (process.waitFor() != 0) {
          throw new IOException(String.join(" ", command) + " failed");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }
}
