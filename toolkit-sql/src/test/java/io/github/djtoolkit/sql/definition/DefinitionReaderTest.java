package io.github.djtoolkit.sql.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

@MySqlTest
class DefinitionReaderTest {

  @Test
  void readsColumnsInOrderAndTheRest(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (b INT NOT NULL COMMENT 'one, (two', a VARCHAR(9) DEFAULT 'x,)', PRIMARY KEY (b), KEY k (a), CHECK (b > 0))"
            + " ENGINE=InnoDB COMMENT='of the table'");
    TableDefinition table = read(schema, "t");
    assertThat(table.columns().values())
        .extracting(ColumnDefinition::text)
        .containsExactly("`b` int NOT NULL COMMENT 'one, (two'", "`a` varchar(9) DEFAULT 'x,)'");
    assertThat(table.column("b").orElseThrow().comment()).isEqualTo("one, (two");
    assertThat(table.column("no such column")).isEmpty();
    assertThat(table.rest())
        .containsExactly(
            "PRIMARY KEY (`b`)",
            "KEY `k` (`a`)",
            "CONSTRAINT `t_chk_1` CHECK ((`b` > 0))",
            "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci COMMENT='of the table'");
  }

  @Test
  void findsTheCommentBeforeOtherAttributes(TestSchema schema) {
    schema.execute("CREATE TABLE t (id INT PRIMARY KEY, a INT INVISIBLE COMMENT 'old')");
    ColumnDefinition column = read(schema, "t").column("a").orElseThrow();
    assertThat(column.withComment("new's").text())
        .isEqualTo("`a` int DEFAULT NULL /*!80023 INVISIBLE */ COMMENT 'new''s'");
    assertThat(
            new ColumnDefinition("`a` int COMMENT 'x' /*!80021 ENGINE_ATTRIBUTE '{\"a\": 1}' */")
                .withComment("y")
                .text())
        .isEqualTo("`a` int /*!80021 ENGINE_ATTRIBUTE '{\"a\": 1}' */ COMMENT 'y'");
  }

  @Test
  void seesEveryDifferenceButComments(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, a VARCHAR(9) DEFAULT 'x' COMMENT 'COMMENT ''y''')",
        "CREATE TABLE same (id INT PRIMARY KEY AUTO_INCREMENT COMMENT 'new', a VARCHAR(9) DEFAULT 'x') AUTO_INCREMENT=50",
        "CREATE TABLE other_default (id INT PRIMARY KEY AUTO_INCREMENT, a VARCHAR(9) DEFAULT 'COMMENT')",
        "CREATE TABLE no_default (id INT PRIMARY KEY AUTO_INCREMENT, a VARCHAR(9))",
        "CREATE TABLE other_order (a VARCHAR(9) DEFAULT 'x', id INT PRIMARY KEY AUTO_INCREMENT)",
        "CREATE TABLE other_collation (id INT PRIMARY KEY AUTO_INCREMENT, a VARCHAR(9) COLLATE utf8mb4_bin DEFAULT 'x')",
        "CREATE TABLE other_key (id INT PRIMARY KEY AUTO_INCREMENT, a VARCHAR(9) DEFAULT 'x', KEY (a))",
        "CREATE TABLE other_option (id INT PRIMARY KEY AUTO_INCREMENT, a VARCHAR(9) DEFAULT 'x') COMMENT='COMMENT'");
    TableDefinition table = read(schema, "t");
    assertThat(table.sameButComments(read(schema, "same"))).isTrue();
    for (String other :
        new String[] {
          "other_default",
          "no_default",
          "other_order",
          "other_collation",
          "other_key",
          "other_option"
        }) {
      assertThat(table.sameButComments(read(schema, other))).as(other).isFalse();
    }
  }

  @Test
  void refusesALiteralThatItCannotRepeat(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(9) DEFAULT (_latin1 0xE9), b INT)");
    TableDefinition table = read(schema, "t");
    assertThatThrownBy(() -> table.column("a").orElseThrow().withComment("x"))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("definition_unreadable"))
        .hasMessageContaining("`a`");
    assertThat(table.column("b").orElseThrow().withComment("x").text())
        .isEqualTo("`b` int DEFAULT NULL COMMENT 'x'");
  }

  @Test
  void passesTheServersErrorOnWhereThereIsNoTable(TestSchema schema) {
    assertThatThrownBy(() -> read(schema, "no such table"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("no such table");
  }

  private static TableDefinition read(TestSchema schema, String table) {
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      return new DefinitionReader(session.db()).read(new TableName(schema.name(), table));
    }
  }
}
