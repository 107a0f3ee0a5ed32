package io.github.djtoolkit.ops.internal.column;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.ddl.InstantAlter;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.ColumnDefinition;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.template.Alter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * New comments for some columns of one table, and nothing else.
 *
 * @param before the table's definition when the change was planned
 * @param comments the wanted comment by column, in order
 * @param rebuild whether a table that refuses an instant change is written anew
 */
record CommentChange(TableDefinition before, Map<String, String> comments, boolean rebuild) {

  CommentChange {
    comments = Collections.unmodifiableMap(new LinkedHashMap<>(comments));
  }

  TableName table() {
    return before.table();
  }

  /** The comment that a column had when the change was planned. */
  String oldComment(String column) {
    return definition(before, column).comment();
  }

  /** One MODIFY a column, each with the definition that the column has. */
  Alter alter() {
    Alter alter = Alter.table(table());
    for (Map.Entry<String, String> wanted : comments.entrySet()) {
      ColumnDefinition column = definition(before, wanted.getKey());
      alter = alter.modify(column.withComment(wanted.getValue()).text());
    }
    return alter;
  }

  /** Whether all columns have their wanted comments now. */
  boolean isDone(StepContext context) {
    return isDone(read(context));
  }

  /**
   * Whether a definition still is what the change was planned for; if not, the change must not be
   * made.
   */
  void refuseIfChanged(StepContext context) {
    TableDefinition now = read(context);
    boolean sameComments =
        comments.keySet().stream()
            .allMatch(c -> definition(now, c).comment().equals(oldComment(c)));
    if (!before.sameButComments(now) || !sameComments) {
      throw new ToolkitException(
          "table_changed",
          "The definition of "
              + table()
              + " changed after the run was planned. Nothing of the table was changed; run the command again.");
    }
  }

  /** Makes the change, reads the definition back and compares. */
  void make(StepContext context) {
    InstantAlter.run(context, table(), alter(), rebuild);
    TableDefinition after = read(context);
    if (!before.sameButComments(after) || !isDone(after)) {
      throw new ToolkitException(
          "definition_damaged",
          "After its comments were changed, the definition of "
              + table()
              + " differs in more than comments, or a comment was not kept. It was: "
              + definitions(before)
              + " It is: "
              + definitions(after)
              + " Compare the two and mend the table by hand before going on.");
    }
  }

  private boolean isDone(TableDefinition now) {
    return comments.entrySet().stream()
        .allMatch(
            e -> now.column(e.getKey()).filter(c -> c.comment().equals(e.getValue())).isPresent());
  }

  private TableDefinition read(StepContext context) {
    return new DefinitionReader(context.db()).read(table());
  }

  private List<String> definitions(TableDefinition definition) {
    return comments.keySet().stream()
        .map(c -> definition.column(c).map(ColumnDefinition::text).orElse("no column " + c))
        .toList();
  }

  private static ColumnDefinition definition(TableDefinition definition, String column) {
    return definition
        .column(column)
        .orElseThrow(
            () ->
                new ToolkitException(
                    "table_changed",
                    "The column "
                        + definition.table().dotted()
                        + "."
                        + column
                        + " is gone since the schema was read; run the command again."));
  }
}
