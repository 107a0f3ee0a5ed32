package io.github.djtoolkit.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@MySqlTest
class SqlSessionTest {

  private static final String ODD_VARIABLES =
      "sql_mode='ANSI_QUOTES,NO_BACKSLASH_ESCAPES',time_zone='-03:30',autocommit=0,lock_wait_timeout=77,"
          + "foreign_key_checks=0,sql_safe_updates=1,sql_auto_is_null=1,sql_quote_show_create=0,"
          + "character_set_results=latin1,explicit_defaults_for_timestamp=0,transaction_isolation='SERIALIZABLE'";

  static Stream<Map<String, String>> sources() {
    return Stream.of(
        Map.of(),
        Map.of("sessionVariables", ODD_VARIABLES),
        Map.of(
            "sessionVariables",
            ODD_VARIABLES,
            "enableEscapeProcessing",
            "true",
            "useServerPrepStmts",
            "true"),
        Map.of(
            "useLocalSessionState",
            "true",
            "cacheServerConfiguration",
            "true",
            "sessionVariables",
            "autocommit=0"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void givesTheConnectionBackAsItWas(
      Map<String, String> properties, TestSchema schema, MySqlServer server) throws SQLException {
    try (KeptConnection kept = new KeptConnection(server.dataSource(schema.name(), properties))) {
      kept.getConnection().setAutoCommit(false);
      Map<String, String> before = variables(kept);
      try (SqlSession session = new SqlSessions(kept).open()) {
        assertThat(session.db().fetchValue("select @@sql_mode"))
            .isEqualTo(
                "NO_AUTO_VALUE_ON_ZERO,STRICT_ALL_TABLES,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION");
        assertThat(
                session
                    .db()
                    .fetchValue("select concat(@@autocommit, @@time_zone, @@sql_safe_updates)"))
            .isEqualTo("1+00:000");
      }
      Map<String, String> changed = variables(kept);
      changed.entrySet().removeAll(before.entrySet());
      assertThat(changed).isEmpty();
      assertThat(kept.getConnection().getAutoCommit()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void carriesValuesUnchanged(
      Map<String, String> properties, TestSchema schema, MySqlServer server) {
    schema.execute("CREATE TABLE t (id INT PRIMARY KEY, text LONGTEXT, data LONGBLOB)");
    String text =
        "{fn now()} {d '2020-01-01'} ? :x {0} it''s \"q\" \\' \\\\ \n\r\t\0\u001a 100% `b` -- # /* 日本 😀 */ $1";
    byte[] data = new byte[256];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) i;
    }
    Table<?> table = DSL.table(DSL.name(schema.name(), "t"));
    Field<String> textField = DSL.field(DSL.name("text"), SQLDataType.CLOB);
    Field<byte[]> dataField = DSL.field(DSL.name("data"), SQLDataType.BLOB);
    try (SqlSession session =
        new SqlSessions(server.dataSource(schema.name(), properties)).open()) {
      session
          .db()
          .insertInto(table)
          .columns(DSL.field(DSL.name("id"), Integer.class), textField, dataField)
          .values(1, text, data)
          .execute();
      assertThat(
              session
                  .db()
                  .select(textField)
                  .from(table)
                  .where(textField.eq(text))
                  .fetchSingle()
                  .value1())
          .isEqualTo(text);
      assertThat(
              session
                  .db()
                  .select(dataField)
                  .from(table)
                  .where(dataField.eq(data))
                  .fetchSingle()
                  .value1())
          .isEqualTo(data);
    }
    assertThat(schema.query("SELECT text, data FROM t"))
        .first()
        .satisfies(
            row -> {
              assertThat(row.get("text")).isEqualTo(text);
              assertThat(row.get("data")).isEqualTo(data);
            });
  }

  @Test
  void refusesAConnectionThatCannotCarryEveryLetter(TestSchema schema, MySqlServer server) {
    SqlSessions sessions =
        new SqlSessions(
            server.dataSource(schema.name(), Map.of("characterEncoding", "ISO-8859-1")));
    assertThatThrownBy(sessions::open)
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("session_charset"))
        .hasMessageContaining("latin1")
        .hasMessageContaining("characterEncoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{fn now()}", "\\\\", "\ud83d\ude00", "?", "''"})
  void refusesAConnectionThatRewritesText(String victim, TestSchema schema) throws SQLException {
    try (KeptConnection kept =
        new KeptConnection(schema.dataSource(), sql -> sql.replace(victim, "x"))) {
      assertThatThrownBy(() -> new SqlSessions(kept).open())
          .isInstanceOfSatisfying(
              ToolkitException.class, e -> assertThat(e.code()).isEqualTo("session_setup"));
    }
  }

  @Test
  void namesTheWayOutWhenThereIsNoConnection(MySqlServer server) {
    SqlSessions sessions =
        new SqlSessions(server.dataSource("", Map.of("user", "nobody", "password", "hush-hush")));
    assertThatThrownBy(sessions::open)
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("no_connection"))
        .hasMessageContaining("Check host, port, user and password")
        .hasMessageNotContaining("hush-hush");
  }

  @Test
  void makesAnErrorOfAWarning(TestSchema schema) {
    schema.execute("CREATE TABLE t (short VARCHAR(3), number INT)");
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      session.db().execute("set session sql_mode = ''");
      assertThatThrownBy(() -> session.db().execute("insert into t (short) values ('too long')"))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("1265");
      assertThatThrownBy(() -> session.db().execute("insert into t (number) values (99999999999)"))
          .hasMessageContaining("1264");
      assertThatThrownBy(() -> session.db().fetchValue("select cast('1x' as signed)"))
          .hasMessageContaining("1292");
      assertThatThrownBy(
              () -> session.db().execute("alter table t modify short varchar(3) comment '😀'"))
          .hasMessageContaining("1300");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table if not exists t (id int primary key)",
        "drop table if exists no_such_table",
        "insert ignore into t values (1)",
        "create table widths (a int(11), b decimal(5) unsigned, c float(7, 4), d int zerofill)",
        "create table charsets (a varchar(3) character set utf8, b nchar(3), c text collate utf8mb3_bin, d text collate ucs2_bin)"
      })
  void letsHarmlessWarningsPass(String statement, TestSchema schema) throws SQLException {
    schema.execute("CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1)");
    assertThat(warns(schema, statement)).isTrue();
    try (SqlSession session = new SqlSessions(schema.sibling("again").dataSource()).open()) {
      session.db().execute("create table t (id int primary key)");
      session.db().execute("insert into t values (1)");
      session.db().execute(statement);
    }
  }

  private static boolean warns(TestSchema schema, String sql) throws SQLException {
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return statement.getWarnings() != null;
    }
  }

  /** All variables of the session but the clock and the counters. */
  private static Map<String, String> variables(KeptConnection kept) throws SQLException {
    Map<String, String> variables = new TreeMap<>();
    try (Statement statement = kept.getConnection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "show session variables where variable_name not in ('timestamp', 'statement_id')")) {
      while (rows.next()) {
        variables.put(rows.getString(1), String.valueOf(rows.getString(2)));
      }
    }
    return variables;
  }
}
