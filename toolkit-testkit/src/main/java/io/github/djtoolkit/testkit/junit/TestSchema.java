package io.github.djtoolkit.testkit.junit;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A schema that belongs to one test: utf8mb4, empty at first, dropped after the test. Thread-safe.
 */
public interface TestSchema {

  /**
   * The schema's name.
   *
   * @return a name that no other test has, of lower-case letters, digits and underscores
   */
  String name();

  /**
   * Connections with this schema as their default, without a pool. The test must close each.
   *
   * @return the data source, whose open connections are counted
   */
  DataSource dataSource();

  /**
   * Executes statements one after another on one connection, with this schema as its default.
   *
   * @param statements one SQL statement each
   */
  void execute(String... statements);

  /**
   * Runs a query.
   *
   * @param sql one SQL statement that returns rows
   * @return the rows in order; each has its cells by column label in order, NULL as null, a TIME as
   *     text (it may be longer than a day or negative), everything else as Connector/J's {@code
   *     getObject} gives it
   */
  List<Map<String, @Nullable Object>> query(String sql);

  /**
   * Another fresh schema for the same test, dropped too.
   *
   * @param suffix appended to this schema's name with an underscore between; lower-case letters,
   *     digits, underscores
   * @return the new schema
   */
  TestSchema sibling(String suffix);

  /**
   * An account that may do nothing but what is named here, on this schema alone. It is dropped
   * after the test.
   *
   * @param privileges MySQL's names of privileges, such as {@code SELECT}; none for an account that
   *     can only connect
   * @return the account
   */
  TestAccount account(String... privileges);
}
