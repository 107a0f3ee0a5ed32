package io.github.djtoolkit.ops.internal.kept;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.swap.DroppedSchemas;
import java.util.List;
import org.jooq.Query;

/**
 * Notes in production what is dropped, so that nobody looks for it: the undo of the swap says so.
 *
 * @param production name of the production schema
 * @param kept name of the schema that is dropped
 * @param version version of the toolkit
 */
public record NoteDropped(String production, String kept, String version) implements Step {

  @Override
  public String action() {
    return "note";
  }

  @Override
  public TableName table() {
    return new TableName(production, JournalTables.JOURNAL);
  }

  @Override
  public String reason() {
    return "Who looks for the way back is told that there is none.";
  }

  @Override
  public List<Query> statements() {
    return DroppedSchemas.note(production, kept, version);
  }

  @Override
  public boolean isDone(StepContext context) {
    return new DroppedSchemas(context.db())
        .of(production).stream().anyMatch(d -> d.schema().equals(kept));
  }

  @Override
  public long run(StepContext context) {
    statements().forEach(context.db()::execute);
    return 0;
  }
}
