package io.github.djtoolkit.testkit.assertion;

import io.github.djtoolkit.model.result.MigrateColumnsResult;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.VerifyResult;
import io.github.djtoolkit.testkit.junit.TestSchema;
import javax.sql.DataSource;

/** Entry point of the assertions. */
public final class ToolkitAssertions {

  private ToolkitAssertions() {}

  /**
   * Captures a schema and starts assertions about it.
   *
   * @param dataSource the server
   * @param schema name of the schema
   * @return assertions about the schema as it is now
   */
  public static SchemaAssert assertThatSchema(DataSource dataSource, String schema) {
    return assertThat(SchemaCapture.of(dataSource, schema));
  }

  /**
   * Captures a test's schema and starts assertions about it.
   *
   * @param schema the schema
   * @return assertions about the schema as it is now
   */
  public static SchemaAssert assertThat(TestSchema schema) {
    return assertThatSchema(schema.dataSource(), schema.name());
  }

  /**
   * Starts assertions about a captured schema.
   *
   * @param actual the capture
   * @return the assertions
   */
  public static SchemaAssert assertThat(SchemaCapture actual) {
    return new SchemaAssert(actual);
  }

  /**
   * Starts assertions about the result of migrate_columns.
   *
   * @param actual the result
   * @return the assertions
   */
  public static MigrateColumnsAssert assertThat(MigrateColumnsResult actual) {
    return new MigrateColumnsAssert(actual);
  }

  /**
   * Starts assertions about the result of migrate_external or migrate_filepath.
   *
   * @param actual the result
   * @return the assertions
   */
  public static MigrateExternalAssert assertThat(MigrateExternalResult actual) {
    return new MigrateExternalAssert(actual);
  }

  /**
   * Starts assertions about the result of verify_schema_v20.
   *
   * @param actual the result
   * @return the assertions
   */
  public static VerifyAssert assertThat(VerifyResult actual) {
    return new VerifyAssert(actual);
  }
}
