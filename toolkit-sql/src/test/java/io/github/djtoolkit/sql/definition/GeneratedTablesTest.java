package io.github.djtoolkit.sql.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.sql.template.Alter;
import io.github.djtoolkit.testkit.generator.GeneratedColumn;
import io.github.djtoolkit.testkit.generator.GeneratedTable;
import io.github.djtoolkit.testkit.generator.TableGenerator;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Labels every column of many generated tables, one ALTER a table, and compares each table with one
 * that was created with these comments from the start.
 */
@MySqlTest
class GeneratedTablesTest {

  private static final int COUNT = 300;

  @Test
  void changesCommentsAndNothingElse(TestSchema schema) {
    labelAndCompare(schema, schema.dataSource(), new TableGenerator(1).tables(COUNT));
  }

  @Test
  void doesSoWhateverTheSessionsOfTheDataSourceAreLike(TestSchema schema, MySqlServer server) {
    DataSource odd =
        server.dataSource(
            schema.name(),
            Map.of(
                "enableEscapeProcessing", "true",
                "processEscapeCodesForPrepStmts", "true",
                "useServerPrepStmts", "true",
                "sessionVariables",
                    "sql_mode='ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT',time_zone='+05:30',autocommit=0,sql_quote_show_create=0,explicit_defaults_for_timestamp=0"));
    labelAndCompare(schema, odd, new TableGenerator(2).tables(COUNT / 2));
  }

  private static void labelAndCompare(
      TestSchema schema, DataSource dataSource, List<GeneratedTable> tables) {
    TestSchema expected = schema.sibling("expected");
    schema.execute(statements(tables));
    expected.execute(
        statements(tables.stream().map(t -> t.withComments(GeneratedTablesTest::label)).toList()));
    SoftAssertions softly = new SoftAssertions();
    try (SqlSession session = new SqlSessions(dataSource).open()) {
      for (GeneratedTable table : tables) {
        TableName name = new TableName(schema.name(), table.name());
        softly
            .assertThatCode(() -> label(session, name, table))
            .as(table.create())
            .doesNotThrowAnyException();
      }
    }
    for (GeneratedTable table : tables) {
      softly.assertThat(showCreate(schema, table)).isEqualTo(showCreate(expected, table));
    }
    softly.assertAll();
    assertThat(columns(schema)).isEqualTo(columns(expected));
  }

  private static void label(SqlSession session, TableName name, GeneratedTable table) {
    DefinitionReader reader = new DefinitionReader(session.db());
    TableDefinition before = reader.read(name);
    assertThat(before.columns().keySet())
        .containsExactlyElementsOf(table.columns().stream().map(GeneratedColumn::name).toList());
    Alter alter = Alter.table(name);
    for (GeneratedColumn column : table.columns()) {
      ColumnDefinition definition = before.column(column.name()).orElseThrow();
      alter = alter.modify(definition.withComment(label(column)).text());
    }
    session.db().execute(alter.instant());
    TableDefinition after = reader.read(name);
    assertThat(before.sameButComments(after)).isTrue();
    table
        .columns()
        .forEach(
            c -> assertThat(after.column(c.name()).orElseThrow().comment()).isEqualTo(label(c)));
  }

  private static String label(GeneratedColumn column) {
    return ":int32:" + column.comment();
  }

  private static String[] statements(List<GeneratedTable> tables) {
    return tables.stream().map(GeneratedTable::create).toArray(String[]::new);
  }

  private static Object showCreate(TestSchema schema, GeneratedTable table) {
    String name = "`" + table.name().replace("`", "``") + "`";
    return schema.query("SHOW CREATE TABLE " + name).get(0).get("Create Table");
  }

  /** All that information_schema tells of the columns, as bytes. */
  private static List<Map<String, String>> columns(TestSchema schema) {
    return schema
        .query(
            "SELECT * FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION")
        .stream()
        .map(
            row ->
                row.entrySet().stream()
                    .filter(cell -> !cell.getKey().equals("TABLE_SCHEMA"))
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, cell -> String.valueOf(cell.getValue()))))
        .toList();
  }
}
