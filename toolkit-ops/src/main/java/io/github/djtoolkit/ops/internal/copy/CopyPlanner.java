package io.github.djtoolkit.ops.internal.copy;

import static java.util.Objects.requireNonNull;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.schema.TableOrder;
import io.github.djtoolkit.ops.copy.CopyOptions;
import io.github.djtoolkit.ops.internal.copy.TableMatching.TablePair;
import io.github.djtoolkit.ops.internal.external.ExternalCopies;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.sql.condition.ConditionParser;
import io.github.djtoolkit.sql.copy.CopiedTable;
import io.github.djtoolkit.sql.copy.CopyStatements;
import io.github.djtoolkit.sql.copy.Selection;
import io.github.djtoolkit.sql.external.ConvertedColumns;
import io.github.djtoolkit.sql.server.TableSize;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Plans a copy: what is added table by table is looked at as a whole, so that everything that
 * stands in the way is found before any row is copied. For one thread and one plan.
 */
final class CopyPlanner {

  private final DSLContext db;
  private final CopyOptions options;
  private final int connections;
  private final long bytesPerRange;
  private final SourceLock lock;

  private final Map<TableName, CopiedTable> tables = new LinkedHashMap<>();
  private final ConversionPlanner externals;
  private final List<String> problems = new ArrayList<>();

  CopyPlanner(
      DSLContext db,
      ObjectStores stores,
      ProgressListener listener,
      CopyOptions options,
      int connections,
      long bytesPerRange,
      SourceLock lock) {
    this.db = db;
    this.externals = new ConversionPlanner(db, stores, listener, options.origin());
    this.options = options;
    this.connections = connections;
    this.bytesPerRange = bytesPerRange;
    this.lock = lock;
  }

  /** Adds a table of a source. */
  void add(SchemaSnapshot source, TablePair pair) {
    ColumnMatching matching =
        ColumnMatching.of(pair.source(), pair.destination(), ExternalColumns.of(source));
    List<String> found = new ArrayList<>(matching.problems());
    found.addAll(ColumnMatching.triggers(pair.destination()));
    problems.addAll(found);
    if (!found.isEmpty()) {
      return;
    }
    ConvertedColumns converted = externals.plan(source, pair, matching.converted(), problems::add);
    tables.put(
        pair.destination().name(),
        new CopiedTable(
            pair.source(),
            pair.destination(),
            matching.pairs(),
            converted,
            selection(pair.source())));
  }

  /**
   * The steps, parents first.
   *
   * @throws ToolkitException if anything stands in the way; all obstacles of one kind are named
   */
  List<Step> steps() {
    if (!problems.isEmpty()) {
      throw new ToolkitException(
          "copy_blocked",
          "These tables cannot be copied: "
              + String.join("; ", problems)
              + ". Make the destination's definitions fit, as create_parallel_schema does. No row was copied.");
    }
    List<CopiedTable> all = List.copyOf(tables.values());
    all.forEach(this::tryCondition);
    all.forEach(externals::check);
    MissingParents.refuse(db, all);
    return steps(TableOrder.parentsFirst(all.stream().map(CopiedTable::destination).toList()));
  }

  private List<Step> steps(TableOrder order) {
    Map<TableName, TableSize> sizes =
        TableSize.read(
            db, tables.values().stream().map(t -> t.source().name().schema()).distinct().toList());
    List<Step> compare = new ArrayList<>();
    List<Step> copy = new ArrayList<>();
    List<Step> prove = new ArrayList<>();
    for (Table destination : order.tables()) {
      CopiedTable table = requireNonNull(tables.get(destination.name()));
      List<ForeignKey> unchecked =
          order.openKeys(destination.name()).isEmpty() ? List.of() : destination.foreignKeys();
      CopySubject subject =
          new CopySubject(
              table,
              unchecked,
              sizes.getOrDefault(table.source().name(), TableSize.UNKNOWN),
              connections,
              bytesPerRange,
              lock);
      if (subject.isKeyed() && !db.fetch(new CopyStatements(table).findAny()).isEmpty()) {
        compare.add(new ComparePresent(subject));
      }
      if (table.converted().conversions().stream().anyMatch(ExternalCopies::writes)) {
        copy.add(new WriteObjects(subject, externals.copies(destination.name())));
      }
      copy.add(new CopyRows(subject));
      if (!unchecked.isEmpty()) {
        prove.add(new ProveReferences(subject));
      }
    }
    List<Step> steps = new ArrayList<>(compare);
    steps.addAll(copy);
    steps.addAll(prove);
    return steps;
  }

  private Selection selection(Table source) {
    if (options.limit().isPresent() && source.primaryKey().isEmpty()) {
      throw new ToolkitException(
          "limit_without_key",
          source.name()
              + " has no primary key, so nobody can say which rows are the first. Copy it without a limit, or with a condition.");
    }
    ConditionParser parser = new ConditionParser(source);
    return new Selection(options.where().map(parser::parse), options.limit());
  }

  /** What the grammar lets through may still mean nothing, such as a date that there is not. */
  private void tryCondition(CopiedTable table) {
    if (table.selection().where().isEmpty()) {
      return;
    }
    try {
      db.fetch(new CopyStatements(table).findSelected());
    } catch (DataAccessException e) {
      throw new ToolkitException(
          "invalid_condition",
          "The server refuses the condition: "
              + CopyErrors.serverMessage(e)
              + ". No row was copied.",
          e);
    }
  }
}
