package io.github.djtoolkit.sql.session;

import org.jooq.DSLContext;
import org.jooq.Query;

/** Compile-only. */
public interface SqlSession extends AutoCloseable {
  DSLContext db();

  String render(Query query);

  @Override
  void close();
}
