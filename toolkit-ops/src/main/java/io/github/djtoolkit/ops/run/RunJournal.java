package io.github.djtoolkit.ops.run;

import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.sql.journal.JournalTables;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Notes in the plan's schema what a run does. Its tables are made with the first step that does not
 * make the schema itself. For one thread.
 */
final class RunJournal {

  private final DSLContext db;
  private final JournalTables tables;
  private final String operation;
  private final String version;
  private final String run = UUID.randomUUID().toString();
  private boolean open;

  RunJournal(DSLContext db, JournalTables tables, String operation, String version) {
    this.db = db;
    this.tables = tables;
    this.operation = operation;
    this.version = version;
  }

  void started(Step step) {
    if (!open && !step.makesSchema()) {
      tables.create().forEach(db::execute);
      open = true;
    }
    note(step, "started");
  }

  void done(Step step) {
    note(step, "done");
  }

  private void note(Step step, String state) {
    if (open) {
      String what = step.action() + " " + step.table().table();
      db.execute(tables.note(run, operation, what, state, version));
    }
  }
}
