package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.journal.UndoFact;
import io.github.djtoolkit.sql.template.Tables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * Takes the finalize of one table back: the legacy columns get their names, defaults and foreign
 * keys again. Refused where 2.x wrote values since, which 0.14 could not read.
 *
 * @param subject the table, its columns in stage FINALIZED or RENAMING
 */
record GiveNamesBack(ExternalTable subject) implements Step {

  /** Whether any statement of finalize has reached the table. */
  static boolean isNeeded(ExternalTable table) {
    return table.columns().stream().anyMatch(c -> isTouched(table, c));
  }

  private static boolean isTouched(ExternalTable table, ExternalColumn column) {
    return switch (column.stage()) {
      case LEGACY -> false;
      case RENAMING, FINALIZED -> true;
      case CONVERTED ->
          column.foreignKey().isEmpty()
              || (!column.nullable()
                  && table
                      .table()
                      .column(column.legacyName())
                      .orElseThrow()
                      .defaultValue()
                      .isPresent());
    };
  }

  @Override
  public String action() {
    return "rollback_finalize";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return "The legacy columns get their names and foreign keys back.";
  }

  @Override
  public List<Query> statements() {
    List<Query> all = new ArrayList<>(subject.ddl().giveNamesBack());
    all.addAll(subject.at(ExternalStage.CONVERTED).ddl().defaultsBack());
    return all;
  }

  @Override
  public boolean isDone(StepContext context) {
    ExternalTable now = subject.reread(context);
    return !isNeeded(now);
  }

  @Override
  public long run(StepContext context) {
    ExternalTable now = subject.reread(context);
    DSLContext db = context.db();
    List<UndoFact> facts = context.undo().facts();
    Set<TableName> write = new LinkedHashSet<>();
    write.addAll(now.locked());
    now.columns().forEach(c -> write.add(c.tracking().orElseThrow()));
    context.ddl().execute(table(), Tables.lock(List.copyOf(write), now.rows().readTables()));
    try {
      NewValues.refuse(db, now);
      db.execute(Tables.foreignKeyChecks(false));
      now.ddl().giveNamesBack().forEach(q -> context.ddl().execute(table(), q));
      ExternalTable converted = now.at(ExternalStage.CONVERTED);
      converted.ddl().defaultsBack().forEach(q -> context.ddl().execute(table(), q));
      for (ExternalColumn column : converted.columns()) {
        key(facts, column)
            .ifPresent(
                k -> now.ddl().addForeignKey(k).forEach(q -> context.ddl().execute(table(), q)));
      }
    } finally {
      db.execute(Tables.unlock());
      db.execute(Tables.foreignKeyChecks(true));
    }
    return 0;
  }

  private Optional<ForeignKey> key(List<UndoFact> facts, ExternalColumn column) {
    if (column.foreignKey().isPresent()) {
      return Optional.empty();
    }
    return facts.stream()
        .filter(f -> f.kind() == UndoFact.Kind.FOREIGN_KEY)
        .filter(f -> f.table().equals(table().table()) && f.before().equals(column.column()))
        .map(
            f ->
                new ForeignKey(
                    f.subject(),
                    List.of(column.column()),
                    column.tracking().orElseThrow(),
                    List.of("hash"),
                    "restrict",
                    "restrict"))
        .findFirst();
  }
}
