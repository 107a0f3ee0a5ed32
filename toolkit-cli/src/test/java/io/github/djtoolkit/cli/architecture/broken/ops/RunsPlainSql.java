package io.github.djtoolkit.cli.architecture.broken.ops;

import org.jooq.DSLContext;

/** An operation that hands text to jOOQ. */
final class RunsPlainSql {

  int run(DSLContext db) {
    return db.execute("DO 1");
  }
}
