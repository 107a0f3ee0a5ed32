package io.github.djtoolkit.ops.run;

import io.github.djtoolkit.sql.journal.JournalTables;
import java.util.List;

/**
 * What a run keeps to itself while it lasts.
 *
 * @param locked names of the schemas that no other run may work on
 * @param journal where its steps are noted; must not be among the tables that the run locks
 */
public record RunScope(List<String> locked, JournalTables journal) {

  /** Copies the list. */
  public RunScope {
    locked = List.copyOf(locked);
  }

  /**
   * A run on one schema, with the journal in it.
   *
   * @param schema name of the schema
   * @return the scope
   */
  public static RunScope of(String schema) {
    return new RunScope(List.of(schema), new JournalTables(schema));
  }
}
