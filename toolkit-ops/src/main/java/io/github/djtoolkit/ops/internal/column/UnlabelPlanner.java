package io.github.djtoolkit.ops.internal.column;

import io.github.djtoolkit.model.label.ColumnComment;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.type.CoreTypes;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.journal.UndoFact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plans to take labels back. A comment is restored only if it is what the toolkit wrote; one that
 * is already as it was is left. Facts about columns that are neither numbers nor blobs belong to
 * other operations and are left too. Pure and stateless.
 */
public final class UnlabelPlanner {

  /** Name of the operation. */
  public static final String OPERATION = "rollback_labels";

  private UnlabelPlanner() {}

  /**
   * What stands in the way.
   *
   * @param schema the schema
   * @param facts comments as they were
   * @return one sentence for each column that somebody else changed since
   */
  public static List<String> obstacles(SchemaSnapshot schema, List<UndoFact> facts) {
    List<String> found = new ArrayList<>();
    for (UndoFact fact : facts) {
      Optional<Column> column = column(schema, fact);
      String where = schema.name() + "." + fact.table() + "." + fact.subject();
      if (column.isEmpty()) {
        found.add(where + ": the column is gone, so its comment cannot be restored.");
      } else if (isLabelled(column.get()) && !isOurs(column.get(), fact.before())) {
        found.add(
            where
                + ": the comment is neither what it was nor what the toolkit wrote: '"
                + column.get().comment()
                + "'. Set it to '"
                + fact.before()
                + "', or keep the labels.");
      }
    }
    return found;
  }

  /**
   * Plans one step for each table with something to restore or to forget.
   *
   * @param schema the schema
   * @param facts comments as they were, without obstacles
   * @param definitions gives a table's definition
   * @param rebuild whether a table that refuses an instant change is written anew
   * @return the plan
   */
  public static MigrationPlan plan(
      SchemaSnapshot schema,
      List<UndoFact> facts,
      Function<TableName, TableDefinition> definitions,
      boolean rebuild) {
    Map<String, List<UndoFact>> byTable = new LinkedHashMap<>();
    facts.stream()
        .filter(f -> column(schema, f).filter(UnlabelPlanner::isLabelled).isPresent())
        .forEach(f -> byTable.computeIfAbsent(f.table(), t -> new ArrayList<>()).add(f));
    List<Step> steps = new ArrayList<>();
    byTable.forEach(
        (table, ofTable) -> {
          Map<String, String> comments = new LinkedHashMap<>();
          ofTable.stream()
              .filter(f -> !column(schema, f).orElseThrow().comment().equals(f.before()))
              .forEach(f -> comments.put(f.subject(), f.before()));
          TableDefinition definition = definitions.apply(new TableName(schema.name(), table));
          steps.add(new UnlabelStep(new CommentChange(definition, comments, rebuild), ofTable));
        });
    return new MigrationPlan(OPERATION, schema.name(), steps);
  }

  private static Optional<Column> column(SchemaSnapshot schema, UndoFact fact) {
    return schema.table(fact.table()).flatMap(t -> t.column(fact.subject()));
  }

  private static boolean isLabelled(Column column) {
    return column.type().isBlob() || CoreTypes.of(column.type(), LabelStrategy.SEED).isPresent();
  }

  private static boolean isOurs(Column column, String before) {
    if (column.comment().equals(before)) {
      return true;
    }
    ColumnComment present = column.parsedComment();
    ColumnComment old = ColumnComment.parse(before);
    boolean attachment = old.label().filter(TypeLabel.Legacy.class::isInstance).isPresent();
    String text = attachment ? old.text() : before;
    return present.text().equals(text)
        && present.label().filter(l -> isWritten(column, l)).isPresent();
  }

  private static boolean isWritten(Column column, TypeLabel label) {
    if (column.type().isBlob()) {
      return label instanceof TypeLabel.Codec codec && codec.store().isEmpty();
    }
    return Arrays.stream(LabelStrategy.values())
        .flatMap(s -> CoreTypes.of(column.type(), s).stream())
        .anyMatch(core -> label.equals(new TypeLabel.Core(core)));
  }
}
