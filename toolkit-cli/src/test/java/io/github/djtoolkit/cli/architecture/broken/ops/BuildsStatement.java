package io.github.djtoolkit.cli.architecture.broken.ops;

import org.jooq.DSLContext;

/** An operation that builds a statement. */
final class BuildsStatement {

  int run(DSLContext db) {
    return db.selectOne().execute();
  }
}
