package io.github.djtoolkit.sql.definition;

import org.jooq.DSLContext;

/** The schema that names without a schema belong to. */
final class DefaultSchema {

  private DefaultSchema() {}

  /** Runs work with a default schema, and then puts the one before back, if there was one. */
  static void during(DSLContext db, String schema, Runnable work) {
    db.connection(
        connection -> {
          String before = connection.getCatalog();
          connection.setCatalog(schema);
          try {
            work.run();
          } finally {
            if (before != null && !before.isEmpty()) {
              connection.setCatalog(before);
            }
          }
        });
  }
}
