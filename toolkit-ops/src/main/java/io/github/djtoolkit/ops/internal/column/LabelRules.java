package io.github.djtoolkit.ops.internal.column;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.type.CoreTypes;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.internal.column.ColumnLabel.State;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides on the label of each column of the visible tables. Columns that DataJoint hides, and
 * those for which 2.x needs no label and that have none, are passed over. Pure and stateless.
 */
public final class LabelRules {

  private final Labelling labelling;

  /**
   * Rules for one labelling.
   *
   * @param labelling which columns are labelled, and with what
   */
  public LabelRules(Labelling labelling) {
    this.labelling = labelling;
  }

  /**
   * Decides on all columns of a schema.
   *
   * @param schema the schema
   * @return one finding a column, in order of table and position
   */
  public List<ColumnLabel> decide(SchemaSnapshot schema) {
    Map<TableName, Map<String, ExternalColumn>> externals = new HashMap<>();
    for (ExternalColumn external : ExternalColumns.of(schema)) {
      externals
          .computeIfAbsent(external.table(), t -> new HashMap<>())
          .put(external.legacyName(), external);
    }
    return schema.visibleTables().stream()
        .flatMap(
            table -> {
              Map<String, ExternalColumn> own = externals.getOrDefault(table.name(), Map.of());
              return table.columns().stream()
                  .filter(c -> !c.isHidden())
                  .filter(c -> labelling.numbers() || c.type().isBlob())
                  .flatMap(c -> decide(table, c, own).stream());
            })
        .toList();
  }

  private Optional<ColumnLabel> decide(
      Table table, Column column, Map<String, ExternalColumn> externals) {
    if (externals.containsKey(column.name())) {
      return Optional.of(external(table, column, externals.get(column.name())));
    }
    Optional<TypeLabel> label = column.parsedComment().label();
    if (label.isEmpty()) {
      return wanted(column).map(l -> new ColumnLabel(table.name(), column, State.NEEDED, l, ""));
    }
    return Optional.of(labelled(table, column, label.get()));
  }

  private Optional<TypeLabel> wanted(Column column) {
    if (column.type().isBlob()) {
      return Optional.of(labelling.blobCodec());
    }
    if (labelling.strategy() == LabelStrategy.DECLARABLE && column.isAutoIncrement()) {
      return Optional.empty();
    }
    return CoreTypes.of(column.type(), labelling.strategy()).map(TypeLabel.Core::new);
  }

  private static ColumnLabel labelled(Table table, Column column, TypeLabel label) {
    if (isOldExternal(label)) {
      return new ColumnLabel(
          table.name(),
          column,
          State.EXTERNAL,
          label,
          "an external column from before 0.12, which neither 0.14 nor 2.x reads");
    }
    if (isInlineAttachment(column, label)) {
      return new ColumnLabel(
          table.name(),
          column,
          State.NEEDED,
          new TypeLabel.Codec("attach", Optional.empty()),
          "an attachment in the table, which 2.x reads as raw bytes");
    }
    if (fits(column, label)) {
      return new ColumnLabel(table.name(), column, State.PRESENT, label, "");
    }
    return new ColumnLabel(
        table.name(),
        column,
        State.UNKNOWN,
        label,
        "the comment starts with the label '"
            + label.body()
            + "', which does not belong to a column of type "
            + column.type());
  }

  private static ColumnLabel external(Table table, Column column, ExternalColumn external) {
    String reason =
        switch (external.stage()) {
          case LEGACY -> "external_storage";
          case CONVERTED -> "external_storage, converted into " + external.jsonName();
          case RENAMING, FINALIZED ->
              "external_storage, kept for a rollback of " + external.column();
        };
    return new ColumnLabel(table.name(), column, State.EXTERNAL, external.label(), reason);
  }

  /** Whether 2.x reads a column of this label and type as 0.14 meant it. */
  private static boolean fits(Column column, TypeLabel label) {
    if (label instanceof TypeLabel.Codec) {
      return true;
    }
    if (column.type().isBlob()) {
      return label.equals(new TypeLabel.Core("bytes"));
    }
    return label instanceof TypeLabel.Core || label instanceof TypeLabel.Uuid;
  }

  /**
   * Whether the label is one of those that make 0.14 and 2.x refuse the whole table.
   *
   * @param label the label
   * @return true for {@code external} and whatever starts so
   */
  public static boolean isOldExternal(TypeLabel label) {
    return label instanceof TypeLabel.Unknown unknown
        && unknown.body().toLowerCase(Locale.ROOT).startsWith("external");
  }

  private static boolean isInlineAttachment(Column column, TypeLabel label) {
    return column.type().isBlob()
        && label instanceof TypeLabel.Legacy legacy
        && legacy.kind().equals("attach")
        && legacy.store().isEmpty();
  }
}
