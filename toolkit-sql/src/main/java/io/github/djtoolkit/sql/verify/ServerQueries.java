package io.github.djtoolkit.sql.verify;

import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Queries about the server. */
public final class ServerQueries {

  private ServerQueries() {}

  /**
   * The server's version, such as {@code 8.0.33} or {@code 10.6.12-MariaDB}.
   *
   * @return a query of one row
   */
  public static Select<Record1<String>> version() {
    return DSL.select(DSL.function("version", String.class));
  }
}
