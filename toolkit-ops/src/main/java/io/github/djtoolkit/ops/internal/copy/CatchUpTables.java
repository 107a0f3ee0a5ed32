package io.github.djtoolkit.ops.internal.copy;

import static java.util.Objects.requireNonNull;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.schema.TableOrder;
import io.github.djtoolkit.ops.internal.copy.TableMatching.TablePair;
import io.github.djtoolkit.ops.internal.rows.RowWork;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.sql.copy.CopiedTable;
import io.github.djtoolkit.sql.copy.Selection;
import io.github.djtoolkit.sql.external.ConvertedColumns;
import io.github.djtoolkit.sql.server.TableSize;
import io.github.djtoolkit.sql.template.TableAlias;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * Brings copies of schemas to the state of their sources: rows that were added, and on demand those
 * that were changed or deleted. Planned beforehand, so that it can be done under a lock. For one
 * run, and for the thread that planned it.
 */
public final class CatchUpTables {

  private final Map<TableName, CatchUpTable> tables = new LinkedHashMap<>();
  private final ConversionPlanner conversions;

  private CatchUpTables(ConversionPlanner conversions) {
    this.conversions = conversions;
  }

  /**
   * Plans for all tables that hold values.
   *
   * @param db where to ask
   * @param stores the configured stores
   * @param listener is told of warnings
   * @param mapping copy of each source
   * @param schemas both sides as they are, by name
   * @param outside tables of copies into which other schemas have foreign keys
   * @return the tables
   */
  public static CatchUpTables plan(
      DSLContext db,
      ObjectStores stores,
      ProgressListener listener,
      SchemaMapping mapping,
      Map<String, SchemaSnapshot> schemas,
      Set<TableName> outside) {
    CatchUpTables planned = new CatchUpTables(new ConversionPlanner(db, stores, listener, ""));
    List<TablePair> pairs = new ArrayList<>();
    for (String source : mapping.sources()) {
      pairs.addAll(
          TableMatching.ofValues(
              requireNonNull(schemas.get(source)),
              requireNonNull(schemas.get(mapping.destination(source).orElseThrow()))));
    }
    Set<TableName> checked = new HashSet<>(outside);
    pairs.forEach(p -> addUnproved(p, mapping, checked));
    Map<TableName, TableSize> sizes = TableSize.read(db, mapping.sources());
    for (TablePair pair : pairs) {
      SchemaSnapshot schema = requireNonNull(schemas.get(pair.source().name().schema()));
      planned.add(schema, pair, sizes, checked.contains(pair.destination().name()));
    }
    return planned;
  }

  /**
   * The names, other than their own, under which tables are read.
   *
   * @return the aliases, for LOCK TABLES
   */
  public Set<TableAlias> aliases() {
    Set<TableAlias> aliases = new HashSet<>();
    tables.values().forEach(t -> aliases.addAll(t.aliases()));
    return aliases;
  }

  /**
   * The tables of the copies that would be written.
   *
   * @param sources names of tables of the sources
   * @return their copies, without the tracking tables that go with them
   */
  public Set<TableName> written(Collection<TableName> sources) {
    Set<TableName> written = new TreeSet<>();
    tables.values().stream()
        .filter(t -> sources.contains(t.source()))
        .forEach(t -> written.add(t.destination()));
    return written;
  }

  /**
   * Brings some tables to the state of their sources, with the tracking tables that their values
   * depend on.
   *
   * @param work what it is done with
   * @param sources names of tables of the sources
   * @param replacing whether rows of the copy may be changed and deleted; else rows are added alone
   * @return rows that were written or deleted
   * @throws ToolkitException with code {@code copy_blocked} if the definitions do not fit, or one
   *     of the stores'; no row is changed then
   */
  public long run(RowWork work, Set<TableName> sources, boolean replacing) {
    List<CatchUpTable> chosen = chosen(sources);
    List<String> problems = chosen.stream().flatMap(t -> t.problems().stream()).toList();
    if (!problems.isEmpty()) {
      throw new ToolkitException(
          "copy_blocked",
          "These tables cannot be brought to the state of production: "
              + String.join("; ", problems)
              + ". Make the definitions fit, as create_parallel_schema does. No row was changed.");
    }
    if (!work.locked()) {
      chosen.forEach(t -> conversions.check(t.subject().copied()));
    }
    chosen.forEach(t -> writeObjects(work, t));
    long rows = 0;
    if (replacing) {
      List<CatchUpTable> childrenFirst = new ArrayList<>(chosen);
      Collections.reverse(childrenFirst);
      for (CatchUpTable table : childrenFirst) {
        rows += table.delete(work);
      }
    }
    for (CatchUpTable table : chosen) {
      rows += (replacing ? table.update(work) : 0) + table.insert(work);
    }
    return rows;
  }

  private void writeObjects(RowWork work, CatchUpTable table) {
    CopiedTable copied = table.subject().copied();
    if (!copied.converted().conversions().isEmpty()) {
      long unused =
          WriteObjects.write(
              work.db(), copied, conversions.copies(table.destination()), table.objects());
    }
  }

  private List<CatchUpTable> chosen(Set<TableName> sources) {
    Map<TableName, CatchUpTable> chosen = new LinkedHashMap<>();
    for (CatchUpTable table : tables.values()) {
      if (sources.contains(table.source()) || isNeeded(table, sources)) {
        chosen.put(table.destination(), table);
      }
    }
    List<Table> destinations =
        chosen.values().stream().map(t -> t.subject().destination()).toList();
    return TableOrder.parentsFirst(destinations).tables().stream()
        .flatMap(t -> Optional.ofNullable(chosen.get(t.name())).stream())
        .toList();
  }

  /** A tracking table to which one of the sources refers. */
  private boolean isNeeded(CatchUpTable tracking, Set<TableName> sources) {
    boolean hidden = tracking.source().table().startsWith("~");
    return hidden
        && tables.values().stream()
            .filter(t -> sources.contains(t.source()))
            .flatMap(t -> t.subject().copied().source().foreignKeys().stream())
            .anyMatch(k -> k.target().equals(tracking.source()));
  }

  private void add(
      SchemaSnapshot schema, TablePair pair, Map<TableName, TableSize> sizes, boolean checked) {
    ColumnMatching matching =
        ColumnMatching.of(pair.source(), pair.destination(), ExternalColumns.of(schema));
    List<String> problems = new ArrayList<>(matching.problems());
    ConvertedColumns converted =
        problems.isEmpty()
            ? conversions.plan(schema, pair, matching.converted(), problems::add)
            : ConvertedColumns.NONE;
    CopiedTable copied =
        new CopiedTable(
            pair.source(), pair.destination(), matching.pairs(), converted, Selection.ALL);
    TableSize size = sizes.getOrDefault(pair.source().name(), TableSize.UNKNOWN);
    tables.put(
        pair.destination().name(),
        new CatchUpTable(
            new CopySubject(copied, List.of(), size, 1, CopyRun.BYTES_PER_RANGE, SourceLock.none()),
            problems,
            checked));
  }

  /** Both ends of keys that the source does not have in the same form. */
  private static void addUnproved(TablePair pair, SchemaMapping mapping, Set<TableName> checked) {
    for (ForeignKey key : pair.destination().foreignKeys()) {
      boolean proved =
          pair.source().foreignKeys().stream()
              .anyMatch(
                  k ->
                      k.columns().equals(key.columns())
                          && k.targetColumns().equals(key.targetColumns())
                          && mapping.map(k.target()).equals(key.target()));
      if (!proved) {
        checked.add(pair.destination().name());
        checked.add(key.target());
      }
    }
  }
}
