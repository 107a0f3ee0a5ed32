package io.github.djtoolkit.sql.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.session.MySqlErrors;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.sql.template.Alter;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

/** Definitions that mean something else, or nothing, under other settings of the session. */
@MySqlTest
class OldDefaultsTest {

  @Test
  void commentsBesideDatesThatDoNotExist(TestSchema schema) {
    schema.execute(
        "SET SESSION sql_mode = 'ALLOW_INVALID_DATES'",
        "CREATE TABLE t (id INT PRIMARY KEY, zero DATE NOT NULL DEFAULT '0000-00-00', february DATE DEFAULT '2021-02-31',"
            + " partial DATETIME DEFAULT '2020-00-00 00:00:00', number INT)");
    String before = showCreate(schema);
    comment(schema, schema.dataSource(), "february", "a day too many");
    comment(schema, schema.dataSource(), "number", "beside them");
    assertThat(showCreate(schema)).isNotEqualTo(before);
    comment(schema, schema.dataSource(), "february", "");
    comment(schema, schema.dataSource(), "number", "");
    assertThat(showCreate(schema)).isEqualTo(before);
  }

  @Test
  void givesNoTimestampAttributesOfItsOwn(TestSchema schema, MySqlServer server) {
    schema.execute(
        "CREATE TABLE t (id INT PRIMARY KEY, at TIMESTAMP NOT NULL, other TIMESTAMP NULL)");
    DataSource implicit =
        server.dataSource(
            schema.name(), Map.of("sessionVariables", "explicit_defaults_for_timestamp=0"));
    comment(schema, implicit, "at", "x");
    assertThat(showCreate(schema)).contains("`at` timestamp NOT NULL COMMENT 'x'");
  }

  /**
   * Measured on 8.0.33: the server does not see that an expression with COLLATE is the same one.
   */
  @Test
  void seesTheServerRefuseWhatItWouldRebuild(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id INT PRIMARY KEY, base VARCHAR(9), made VARCHAR(9) AS (base COLLATE utf8mb4_bin))");
    String before = showCreate(schema);
    assertThatThrownBy(() -> comment(schema, schema.dataSource(), "made", "x"))
        .isInstanceOfSatisfying(
            DataAccessException.class, e -> assertThat(MySqlErrors.isAlgorithmRefused(e)).isTrue());
    assertThat(showCreate(schema)).isEqualTo(before);
  }

  private static void comment(
      TestSchema schema, DataSource dataSource, String column, String comment) {
    TableName table = new TableName(schema.name(), "t");
    try (SqlSession session = new SqlSessions(dataSource).open()) {
      ColumnDefinition definition =
          new DefinitionReader(session.db()).read(table).column(column).orElseThrow();
      session
          .db()
          .execute(Alter.table(table).modify(definition.withComment(comment).text()).instant());
    }
  }

  private static String showCreate(TestSchema schema) {
    return String.valueOf(schema.query("SHOW CREATE TABLE t").get(0).get("Create Table"));
  }
}
