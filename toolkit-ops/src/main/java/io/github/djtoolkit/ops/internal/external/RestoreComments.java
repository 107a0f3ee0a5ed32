package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalColumn;
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
 * Gives legacy columns the comments back that {@link RelabelLegacy} changed.
 *
 * @param subject the table
 * @param facts what the undo log remembered of the schema when the plan was made
 * @param definition the table's definition when the plan was made
 */
record RestoreComments(ExternalTable subject, List<UndoFact> facts, TableDefinition definition)
    implements Step {

  RestoreComments {
    facts = List.copyOf(facts);
  }

  @Override
  public String action() {
    return "rollback_label_legacy";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return "0.14 reads external columns by their own labels.";
  }

  @Override
  public List<Query> statements() {
    return alter(subject, definition).stream().toList();
  }

  @Override
  public boolean isDone(StepContext context) {
    ExternalTable now = subject.reread(context);
    return alter(now, new DefinitionReader(context.db()).read(table())).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    ExternalTable now = subject.reread(context);
    alter(now, new DefinitionReader(context.db()).read(table()))
        .ifPresent(q -> context.ddl().execute(table(), q));
    now.columns().stream().flatMap(c -> fact(c).stream()).forEach(context.undo()::forget);
    return 0;
  }

  private Optional<Query> alter(ExternalTable now, TableDefinition current) {
    Alter alter = Alter.table(table());
    boolean any = false;
    for (ExternalColumn column : now.columns()) {
      Column legacy = now.table().column(column.legacyName()).orElseThrow();
      Optional<String> before = remembered(column).filter(c -> !c.equals(legacy.comment()));
      if (before.isPresent()) {
        alter =
            alter.modify(
                current.column(legacy.name()).orElseThrow().withComment(before.get()).text());
        any = true;
      }
    }
    return any ? Optional.of(alter.instant()) : Optional.empty();
  }

  private Optional<String> remembered(ExternalColumn column) {
    return fact(column).map(UndoFact::before);
  }

  private Optional<UndoFact> fact(ExternalColumn column) {
    return facts.stream()
        .filter(f -> f.kind() == UndoFact.Kind.LEGACY_COMMENT)
        .filter(f -> f.table().equals(table().table()) && f.subject().equals(column.column()))
        .findFirst();
  }
}
