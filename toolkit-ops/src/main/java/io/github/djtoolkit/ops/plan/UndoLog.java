package io.github.djtoolkit.ops.plan;

import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.journal.UndoFact;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Remembers in the schema itself how things were before they were changed. Uses one connection and
 * one thread. A fact is written before the change, so that a run which is killed between the two
 * can still be taken back.
 */
public final class UndoLog {

  private final DSLContext db;
  private final JournalTables tables;

  /**
   * The log of one schema.
   *
   * @param db where to write; must not be the connection that holds LOCK TABLES
   * @param schema name of the schema
   */
  public UndoLog(DSLContext db, String schema) {
    this(db, new JournalTables(schema));
  }

  /**
   * The log beside a journal.
   *
   * @param db where to write; must not be the connection that holds LOCK TABLES
   * @param tables where the facts are kept
   */
  public UndoLog(DSLContext db, JournalTables tables) {
    this.db = db;
    this.tables = tables;
  }

  /**
   * Remembers a fact, unless an earlier run already did.
   *
   * @param fact what was, and where
   */
  public void remember(UndoFact fact) {
    db.execute(tables.remember(fact));
  }

  /**
   * Everything remembered, in order of kind, table and subject.
   *
   * @return the facts
   */
  public List<UndoFact> facts() {
    return db.fetch(tables.facts()).map(JournalTables::toFact);
  }

  /**
   * Forgets a fact that was taken back.
   *
   * @param fact what was, and where
   */
  public void forget(UndoFact fact) {
    db.execute(tables.forget(fact));
  }
}
