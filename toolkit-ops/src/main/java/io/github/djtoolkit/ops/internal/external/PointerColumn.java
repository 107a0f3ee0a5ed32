package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A column whose values name objects in a store, with its legacy column or without.
 *
 * @param table its table
 * @param json name of the JSON column; of a column of 0.14, the name that it will get
 * @param label its codec, with the store that new values go to
 * @param legacy the external column of 0.14; empty where none is left, or none ever was
 */
record PointerColumn(
    Table table, String json, TypeLabel.Codec label, Optional<ExternalColumn> legacy) {

  /**
   * Finds a column by the name that it had before the migration.
   *
   * @throws ToolkitException with code {@code unknown_table} or {@code not_external}
   */
  static PointerColumn find(SchemaSnapshot schema, String table, String attribute) {
    Table found =
        schema
            .table(table)
            .orElseThrow(
                () ->
                    new ToolkitException(
                        "unknown_table",
                        "Schema `" + schema.name() + "` has no table `" + table + "`."));
    Optional<ExternalColumn> external =
        ExternalColumns.of(schema).stream()
            .filter(c -> c.table().equals(found.name()) && c.column().equals(attribute))
            .findFirst();
    if (external.isPresent()) {
      ExternalColumn column = external.get();
      return new PointerColumn(found, column.jsonName(), column.label(), external);
    }
    return found
        .column(attribute)
        .filter(c -> c.type().isJson())
        .flatMap(PointerColumn::codec)
        .map(codec -> new PointerColumn(found, attribute, codec, Optional.empty()))
        .orElseThrow(() -> notExternal(schema, found, attribute));
  }

  /** Whether the JSON column is there. */
  boolean isConverted() {
    return legacy.filter(c -> c.stage() == ExternalStage.LEGACY).isEmpty();
  }

  /** Whether 2.x's collector does not count the references of the column's codec. */
  boolean isAdapted() {
    return !label.isBuiltIn();
  }

  private static Optional<TypeLabel.Codec> codec(Column column) {
    return column
        .parsedComment()
        .label()
        .filter(l -> l instanceof TypeLabel.Codec codec && codec.store().isPresent())
        .map(l -> (TypeLabel.Codec) l);
  }

  private static ToolkitException notExternal(SchemaSnapshot schema, Table table, String column) {
    TreeSet<String> known = new TreeSet<>();
    ExternalColumns.of(schema).stream()
        .filter(c -> c.table().equals(table.name()))
        .forEach(c -> known.add(c.column()));
    return new ToolkitException(
        "not_external",
        table.name()
            + " has no external column "
            + column
            + ". Its external columns: "
            + (known.isEmpty() ? "none" : String.join(", ", known))
            + ".");
  }
}
