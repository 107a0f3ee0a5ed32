package io.github.djtoolkit.sql.session;

/** Compile-only. */
public interface SqlSessions {
  SqlSession open();
}
