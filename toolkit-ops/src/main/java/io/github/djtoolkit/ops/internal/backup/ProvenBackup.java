package io.github.djtoolkit.ops.internal.backup;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.SchemaOrigin;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.parallel.ToolkitTables;
import io.github.djtoolkit.sql.backup.ManifestTable;
import io.github.djtoolkit.sql.backup.ManifestTable.Entry;
import io.github.djtoolkit.sql.backup.ProgramDigest;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * A backup that is complete, of a version that this toolkit reads, and has the tables with the
 * definitions that it says. Its rows are another matter.
 *
 * @param origin where it comes from
 * @param schema what it holds
 * @param entries its manifest
 */
public record ProvenBackup(
    SchemaOrigin origin, SchemaSnapshot schema, Map<TableName, Entry> entries) {

  /**
   * Copies the map.
   *
   * @param origin where it comes from
   * @param schema what it holds
   * @param entries its manifest
   */
  public ProvenBackup {
    entries = new LinkedHashMap<>(entries);
  }

  /**
   * Reads a backup and refuses one that cannot be restored.
   *
   * @param db where to read
   * @param backup name of the backup
   * @param operation name of the operation that makes backups
   * @param version version of this toolkit
   * @return the backup, its manifest read and complete
   * @throws ToolkitException with code {@code not_a_backup}, {@code backup_incomplete}, {@code
   *     backup_version} or {@code backup_damaged}
   */
  public static ProvenBackup read(DSLContext db, String backup, String operation, String version) {
    SchemaSnapshot schema = new SchemaReader(db).read(backup);
    Optional<SchemaOrigin> origin =
        Origins.of(db, backup).filter(o -> o.operation().equals(operation));
    if (origin.isEmpty()) {
      throw new ToolkitException(
          "not_a_backup", "Schema `" + backup + "` was not made by backup_schema. Name a backup.");
    }
    if (origin.get().state() != SchemaOrigin.State.COMPLETE
        || schema.table(ManifestTable.NAME).isEmpty()) {
      throw new ToolkitException(
          "backup_incomplete",
          "The backup `"
              + backup
              + "` was never completed, so nobody knows what is missing. Use another one.");
    }
    if (!release(origin.get().version()).equals(release(version))) {
      throw new ToolkitException(
          "backup_version",
          "The backup `"
              + backup
              + "` was made by version "
              + origin.get().version()
              + " of the toolkit, and this is "
              + version
              + ". Restore it with a toolkit of the same release.");
    }
    ProvenBackup proven =
        new ProvenBackup(origin.get(), schema, new ManifestTable(backup).read(db));
    proven.checkTables();
    proven.checkDefinitions(new DefinitionReader(db));
    proven.checkPrograms(db);
    return proven;
  }

  /**
   * Its tables, without those that it keeps about itself.
   *
   * @return the tables, as the snapshot has them
   */
  public List<Table> tables() {
    return ToolkitTables.others(schema);
  }

  /**
   * The entry of a table.
   *
   * @param table a table of the backup
   * @return what the manifest says of it
   */
  public Entry entry(TableName table) {
    return Optional.ofNullable(entries.get(table)).orElseThrow();
  }

  /**
   * The rows of each table, as it says.
   *
   * @return number of rows by the table's name without a schema
   */
  public Map<String, Long> rowsOfTables() {
    Map<String, Long> rows = new HashMap<>();
    entries.forEach((table, entry) -> rows.put(table.table(), entry.checksum().rows()));
    return rows;
  }

  /**
   * Its rows, as it says.
   *
   * @return rows of all tables
   */
  public long rows() {
    return entries.values().stream().mapToLong(e -> e.checksum().rows()).sum();
  }

  private void checkTables() {
    Set<TableName> there = new HashSet<>(tables().stream().map(Table::name).toList());
    if (!there.equals(entries.keySet())) {
      Set<TableName> different = new HashSet<>(there);
      different.addAll(entries.keySet());
      different.removeIf(t -> there.contains(t) && entries.containsKey(t));
      throw damaged(different.iterator().next() + " was dropped from it or added to it");
    }
  }

  private void checkDefinitions(DefinitionReader reader) {
    entries.forEach(
        (table, entry) -> {
          if (!reader.read(table).sameButCounter(entry.definition().withoutOutsideKeys())) {
            throw damaged("the definition of " + table + " was changed");
          }
        });
  }

  private void checkPrograms(DSLContext db) {
    Set<String> noted = fingerprints(new ManifestTable(schema.name()).programs(db));
    Set<String> present = fingerprints(ProgramDigest.read(db, schema));
    Set<String> different = new TreeSet<>(noted);
    different.addAll(present);
    different.removeIf(p -> noted.contains(p) && present.contains(p));
    if (!different.isEmpty()) {
      String first = different.iterator().next();
      throw damaged(
          first.substring(0, first.lastIndexOf(' '))
              + " was changed, dropped from it or added to it");
    }
  }

  private static Set<String> fingerprints(List<ProgramDigest> programs) {
    return programs.stream()
        .map(ProgramDigest::fingerprint)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private ToolkitException damaged(String what) {
    return new ToolkitException(
        "backup_damaged",
        "The backup `"
            + schema.name()
            + "` is not as it was made: "
            + what
            + ". Nothing was restored from it; use another backup.");
  }

  /** Versions of one release, such as 1.4.2 and 1.4.5, read each other's backups. */
  private static String release(String version) {
    String[] parts = version.split("[.-]");
    return parts.length < 2 ? version : parts[0] + "." + parts[1];
  }
}
