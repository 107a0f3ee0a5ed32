package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableTier;
import io.github.djtoolkit.sql.lineage.LineageTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the table of a destination that stands for one of the source. Pure and stateless. */
final class TableMatching {

  /** How the toolkit's own tables begin. */
  private static final String OWN = "~djtoolkit_";

  private TableMatching() {}

  /**
   * A table and the one that takes its rows.
   *
   * @param source table of the source
   * @param destination table of the destination
   */
  record TablePair(Table source, Table destination) {}

  /**
   * All tables of the source, or those that are named.
   *
   * @throws ToolkitException with code {@code unknown_table}, naming all that are missing
   */
  static List<TablePair> pairs(
      SchemaSnapshot source, SchemaSnapshot destination, Optional<List<String>> names) {
    List<String> wanted =
        names.orElseGet(
            () ->
                source.tables().stream()
                    .map(t -> t.name().table())
                    .filter(t -> !t.startsWith(OWN) && !t.equals(LineageTable.NAME))
                    .filter(t -> !isForgotten(t, destination))
                    .toList());
    List<String> missing = new ArrayList<>();
    List<TablePair> pairs = new ArrayList<>();
    for (String name : wanted.stream().distinct().toList()) {
      Optional<Table> from = source.table(name);
      Optional<Table> to = find(destination, name);
      if (from.isEmpty()) {
        missing.add("`" + source.name() + "` has no table `" + name + "`");
      } else if (to.isEmpty()) {
        missing.add("`" + destination.name() + "` has no table `" + name + "`");
      } else {
        pairs.add(new TablePair(from.get(), to.get()));
      }
    }
    if (!missing.isEmpty()) {
      throw new ToolkitException(
          "unknown_table",
          String.join("; ", missing)
              + ". Give names as MySQL shows them, prefix included; create_parallel_schema makes the tables of the destination.");
    }
    return pairs;
  }

  /**
   * The tables that hold values, on both sides: those that users see, and the tracking tables that
   * values depend on. The old clients' logs and jobs are none.
   */
  static List<TablePair> ofValues(SchemaSnapshot source, SchemaSnapshot destination) {
    List<TablePair> pairs = new ArrayList<>();
    for (Table table : source.tables()) {
      boolean visible = table.tier() != TableTier.HIDDEN;
      if (visible || TrackingTable.storeOf(table.name().table()).isPresent()) {
        find(destination, table.name().table())
            .ifPresent(found -> pairs.add(new TablePair(table, found)));
      }
    }
    return pairs;
  }

  /** In a finalized schema the tracking tables have another name. */
  private static Optional<Table> find(SchemaSnapshot destination, String name) {
    return destination
        .table(name)
        .or(
            () ->
                TrackingTable.storeOf(name)
                    .flatMap(store -> TrackingTable.find(destination, store))
                    .flatMap(tracking -> destination.table(tracking.table())));
  }

  /** A migrated destination needs no tracking table once nothing refers to it. */
  private static boolean isForgotten(String name, SchemaSnapshot destination) {
    return TrackingTable.storeOf(name).isPresent() && find(destination, name).isEmpty();
  }
}
