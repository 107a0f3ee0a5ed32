package io.github.djtoolkit.cli.bench;

import java.sql.SQLException;

/** One measurement. It makes the schemas that it needs and drops them. */
@FunctionalInterface
interface Benchmark {

  /**
   * Measures.
   *
   * @param database where
   * @param report where the numbers go
   */
  void run(Database database, Report report) throws SQLException;
}
