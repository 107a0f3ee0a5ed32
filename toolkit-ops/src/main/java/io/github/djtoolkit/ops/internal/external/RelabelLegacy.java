package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.label.ColumnComment;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.journal.UndoFact;
import io.github.djtoolkit.sql.template.Alter;
import java.util.List;
import java.util.Optional;
import org.jooq.Query;

/**
 * Labels legacy columns that will be kept as {@code :uuid:}: 2.x declares a table with such a
 * column again, and cannot do so with a bare {@code binary(16)}. The old label stays readable in
 * the text, and whole in the undo log.
 *
 * @param subject the table
 * @param definition its definition when the plan was made
 */
record RelabelLegacy(ExternalTable subject, TableDefinition definition) implements Step {

  @Override
  public String action() {
    return "label_legacy";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return "2.x cannot declare a binary(16) column again unless it is labelled uuid.";
  }

  @Override
  public List<Query> statements() {
    return alter(subject, definition).stream().toList();
  }

  @Override
  public boolean isDone(StepContext context) {
    return unlabelled(subject.reread(context)).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    ExternalTable now = subject.reread(context);
    DefinitionReader reader = new DefinitionReader(context.db());
    TableDefinition before = reader.read(table());
    for (ExternalColumn column : unlabelled(now)) {
      context
          .undo()
          .remember(
              new UndoFact(
                  UndoFact.Kind.LEGACY_COMMENT,
                  table().table(),
                  column.column(),
                  legacy(now, column).comment()));
    }
    alter(now, before).ifPresent(q -> context.ddl().execute(table(), q));
    if (!before.sameButComments(reader.read(table()))) {
      throw new ToolkitException(
          "definition_changed",
          "The definition of "
              + table()
              + " changed in more than comments. Compare it with a backup.");
    }
    return 0;
  }

  private static Optional<Query> alter(ExternalTable now, TableDefinition definition) {
    List<ExternalColumn> wanted = unlabelled(now);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Alter alter = Alter.table(now.name());
    for (ExternalColumn column : wanted) {
      String comment = uuidComment(legacy(now, column), column.store());
      alter =
          alter.modify(
              definition.column(column.legacyName()).orElseThrow().withComment(comment).text());
    }
    return Optional.of(alter.instant());
  }

  private static List<ExternalColumn> unlabelled(ExternalTable now) {
    return now.columns().stream()
        .filter(
            c ->
                !(legacy(now, c).parsedComment().label().orElse(new TypeLabel.Unknown(""))
                    instanceof TypeLabel.Uuid))
        .toList();
  }

  private static Column legacy(ExternalTable now, ExternalColumn column) {
    return now.table().column(column.legacyName()).orElseThrow();
  }

  /** An adapted type's label gets the store, which nothing else tells once the key is dropped. */
  private static String uuidComment(Column legacy, String store) {
    ColumnComment old = legacy.parsedComment();
    String named =
        old.label().orElse(new TypeLabel.Unknown("")) instanceof TypeLabel.Codec adapted
            ? old.withLabel(new TypeLabel.Codec(adapted.name(), Optional.of(store))).print()
            : legacy.comment();
    String comment = ":uuid:" + named.replaceFirst("^:", "");
    int end = Math.min(comment.length(), ColumnComment.MAX_LENGTH);
    return comment.substring(0, end);
  }
}
