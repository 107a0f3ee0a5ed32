package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.label.ColumnComment;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.ddl.InstantAlter;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.template.Alter;
import java.util.List;
import java.util.Optional;
import org.jooq.Query;

/**
 * Lets the label of a JSON column name another store: 2.x writes new values there from then on, and
 * reads each value from the store that the value itself names. Only the comment changes.
 *
 * @param subject the table when the plan was made
 * @param column name of the JSON column
 * @param label its codec when the plan was made
 * @param store store that the label is to name
 */
public record RelabelStore(Table subject, String column, TypeLabel.Codec label, String store)
    implements Step {

  @Override
  public String action() {
    return "relabel_store";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return "New values of " + column + " are to go to store " + store + ".";
  }

  /** Rendered without the rest of the definition where the column is not there yet. */
  @Override
  public List<Query> statements() {
    return List.of();
  }

  @Override
  public boolean isDone(StepContext context) {
    return isDone(read(context));
  }

  /**
   * Whether a table's column has the label.
   *
   * @param now the table
   * @return true where it is so
   */
  public boolean isDone(Table now) {
    return now.column(column).filter(c -> comment(c).equals(c.comment())).isPresent();
  }

  @Override
  public long run(StepContext context) {
    Column now = read(context).column(column).orElseThrow();
    DefinitionReader reader = new DefinitionReader(context.db());
    TableDefinition before = reader.read(table());
    Alter alter =
        Alter.table(table())
            .modify(before.column(column).orElseThrow().withComment(comment(now)).text());
    InstantAlter.run(context, table(), alter, false);
    if (!before.sameButComments(reader.read(table()))) {
      throw new ToolkitException(
          "definition_changed",
          "The definition of "
              + table()
              + " changed in more than comments. Compare it with a backup.");
    }
    return 0;
  }

  private Table read(StepContext context) {
    return new SchemaReader(context.db())
        .read(table().schema())
        .table(table().table())
        .orElseThrow();
  }

  private String comment(Column now) {
    return new ColumnComment(
            Optional.of(new TypeLabel.Codec(label.name(), Optional.of(store))),
            now.parsedComment().text())
        .print();
  }
}
