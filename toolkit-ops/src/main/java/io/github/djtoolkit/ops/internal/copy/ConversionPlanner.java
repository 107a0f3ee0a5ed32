package io.github.djtoolkit.ops.internal.copy;

import static java.util.Objects.requireNonNull;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.copy.TableMatching.TablePair;
import io.github.djtoolkit.ops.internal.external.ExternalCopies;
import io.github.djtoolkit.ops.internal.rows.Keys;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.sql.copy.CopiedTable;
import io.github.djtoolkit.sql.copy.CopyStatements;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.ConvertedColumns;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/**
 * Plans how external values become JSON in destinations that are migrated already. For one thread,
 * like the connection that it uses.
 */
final class ConversionPlanner {

  private final DSLContext db;
  private final ObjectStores stores;
  private final ProgressListener listener;
  private final String origin;
  private final Map<TableName, ExternalCopies> copies = new LinkedHashMap<>();

  /**
   * @param db where to ask
   * @param stores the configured stores
   * @param listener is told of warnings
   * @param origin schema that wrote the objects; empty for what the source remembers
   */
  ConversionPlanner(DSLContext db, ObjectStores stores, ProgressListener listener, String origin) {
    this.db = db;
    this.stores = stores;
    this.listener = listener;
    this.origin = origin;
  }

  /**
   * Plans the conversions of one table.
   *
   * @param source the source's schema
   * @param pair the table
   * @param columns legacy columns of the source, and the JSON column that takes each
   * @param problem takes what stands in the way
   */
  ConvertedColumns plan(
      SchemaSnapshot source,
      TablePair pair,
      Map<ExternalColumn, String> columns,
      Consumer<String> problem) {
    if (columns.isEmpty()) {
      return ConvertedColumns.NONE;
    }
    for (ExternalColumn column : columns.keySet()) {
      if (column.tracking().isEmpty()) {
        problem.accept(
            pair.source().name()
                + "."
                + column.column()
                + " has no tracking table for store "
                + column.store()
                + ", so nobody knows where its objects are");
        return ConvertedColumns.NONE;
      }
    }
    String writer = origin.isEmpty() ? Origins.writerOf(db, source.name()) : origin;
    ExternalCopies planned =
        new ExternalCopies(
            source, pair.destination().name().schema(), db, stores, writer, listener);
    copies.put(pair.destination().name(), planned);
    List<Conversion> conversions =
        columns.keySet().stream().map(c -> planned.conversion(pair.source(), c)).toList();
    return new ConvertedColumns(conversions, List.copyOf(columns.values()));
  }

  /** What writes the objects of a destination with converted columns. */
  ExternalCopies copies(TableName destination) {
    return requireNonNull(copies.get(destination));
  }

  /**
   * Refuses values that lead nowhere, and stores in which their objects are not found.
   *
   * @throws ToolkitException with code {@code dangling_reference}, or one of the stores'
   */
  void check(CopiedTable table) {
    if (table.converted().conversions().isEmpty()) {
      return;
    }
    Result<Record> dangling = db.fetch(new CopyStatements(table).dangling(Keys.EXAMPLES));
    if (!dangling.isEmpty()) {
      throw new ToolkitException(
          "dangling_reference",
          "External values of "
              + table.source().name()
              + " have no tracking row, so nobody knows where their objects are. Rows: "
              + Keys.print(dangling)
              + ". Restore the tracking rows from a backup, or leave these rows out by a condition.");
    }
    copies(table.destination().name()).check(table.source(), table.converted().conversions());
  }
}
