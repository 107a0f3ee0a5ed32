package io.github.djtoolkit.ops.internal.ddl;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.plan.UndoLog;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.journal.UndoFact;
import java.util.List;
import org.jooq.DSLContext;

/** Reads what runs remembered, for planning a rollback. Stateless. */
public final class RememberedFacts {

  private RememberedFacts() {}

  /**
   * The facts of one kind.
   *
   * @param db where to read
   * @param schema the schema
   * @param kind the kind
   * @return the facts in order of table and subject; none where the toolkit never ran on the schema
   */
  public static List<UndoFact> of(DSLContext db, SchemaSnapshot schema, UndoFact.Kind kind) {
    if (schema.table(JournalTables.UNDO).isEmpty()) {
      return List.of();
    }
    return new UndoLog(db, schema.name()).facts().stream().filter(f -> f.kind() == kind).toList();
  }
}
