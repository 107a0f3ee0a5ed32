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

/**
 * The external columns of one table that an operation works on, as they were when the table was read.
 *
 * @param table the table
 * @param conversions its columns and how each is converted
 */
record ExternalTable(Table table, List<Conversion> conversions) {

  ExternalTable {
    conversions = List.copyOf(conversions);
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

  /** The same columns, as if they stood at a stage that an earlier step of the plan brings them to. */
  ExternalTable at(ExternalStage stage) {
    return new ExternalTable(
        table, conversions.stream().map(c -> c.with(c.column().at(stage))).toList());
  }

  /** The same columns as the database has them now. */
  ExternalTable reread(StepContext context) {
    SchemaSnapshot now = new SchemaReader(context.db()).read(name().schema());
    List<ExternalColumn> found = ExternalColumns.of(now);
    List<Conversion> current =
        conversions.stream().flatMap(c -> find(found, c).map(c::with).stream()).toList();
    return new ExternalTable(now.table(name().table()).orElse(table), current);
  }

  private static Optional<ExternalColumn> find(List<ExternalColumn> columns, Conversion wanted) {
    return columns.stream()
        .filter(c -> c.table().equals(wanted.column().table()))
        .filter(c -> c.column().equals(wanted.column().column()))
        .findFirst();
  }
}
