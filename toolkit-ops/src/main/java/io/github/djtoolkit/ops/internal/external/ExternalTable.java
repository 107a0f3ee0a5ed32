package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.ExternalDdl;
import io.github.djtoolkit.sql.external.ExternalStatements;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The external columns of one table that an operation works on, as they were when the table was
 * read.
 *
 * @param table the table
 * @param conversions its columns and how each is converted
 * @param siblings the tables with foreign keys to the same tracking tables: the server wants them
 *     locked too, when one of these keys is dropped or added under LOCK TABLES
 */
record ExternalTable(Table table, List<Conversion> conversions, List<TableName> siblings) {

  ExternalTable {
    conversions = List.copyOf(conversions);
    siblings = List.copyOf(siblings);
  }

  /** The columns of a table that was just read. */
  static ExternalTable of(SchemaSnapshot schema, Table table, List<Conversion> conversions) {
    Set<TableName> tracking =
        conversions.stream()
            .flatMap(c -> c.column().tracking().stream())
            .collect(Collectors.toSet());
    List<TableName> siblings =
        schema.tables().stream()
            .filter(t -> t.foreignKeys().stream().anyMatch(k -> tracking.contains(k.target())))
            .map(Table::name)
            .filter(n -> !n.equals(table.name()))
            .toList();
    return new ExternalTable(table, conversions, siblings);
  }

  /** The tables to lock for writing while the columns change places. */
  List<TableName> locked() {
    return Stream.concat(Stream.of(name()), siblings.stream()).toList();
  }

  /** The same table with other conversions. */
  ExternalTable with(List<Conversion> other) {
    return new ExternalTable(table, other, siblings);
  }

  TableName name() {
    return table.name();
  }

  List<ExternalColumn> columns() {
    return conversions.stream().map(Conversion::column).toList();
  }

  List<ExternalColumn> columnsAt(ExternalStage stage) {
    return columns().stream().filter(c -> c.stage() == stage).toList();
  }

  ExternalDdl ddl() {
    return new ExternalDdl(table, columns());
  }

  ExternalStatements rows() {
    return new ExternalStatements(table, conversions);
  }

  /**
   * The same columns, as if they stood at a stage that an earlier step of the plan brings them to.
   */
  ExternalTable at(ExternalStage stage) {
    return with(conversions.stream().map(c -> c.with(c.column().at(stage))).toList());
  }

  /** The same columns, as if JSON columns that are not where they belong were gone. */
  ExternalTable withoutMisplaced() {
    List<ExternalColumn> misplaced = ddl().misplaced();
    return with(
        conversions.stream()
            .map(
                c ->
                    misplaced.contains(c.column())
                        ? c.with(c.column().at(ExternalStage.LEGACY))
                        : c)
            .toList());
  }

  /** The same columns as the database has them now. */
  ExternalTable reread(StepContext context) {
    SchemaSnapshot now = new SchemaReader(context.db()).read(name().schema());
    List<ExternalColumn> found = ExternalColumns.of(now);
    List<Conversion> current =
        conversions.stream().flatMap(c -> find(found, c).map(c::with).stream()).toList();
    return of(now, now.table(name().table()).orElse(table), current);
  }

  private static Optional<ExternalColumn> find(List<ExternalColumn> columns, Conversion wanted) {
    return columns.stream()
        .filter(c -> c.table().equals(wanted.column().table()))
        .filter(c -> c.column().equals(wanted.column().column()))
        .findFirst();
  }
}
