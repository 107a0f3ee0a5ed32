package io.github.djtoolkit.testkit.junit;

import javax.sql.DataSource;

/** An account with limited privileges that belongs to one test. */
public interface TestAccount {

  /**
   * The account's name.
   *
   * @return user name
   */
  String user();

  /**
   * The account's password.
   *
   * @return the password
   */
  String password();

  /**
   * Connections of the account; the default schema is the test's where the account may use it, else
   * none.
   *
   * @return the data source, whose open connections are counted
   */
  DataSource dataSource();
}
