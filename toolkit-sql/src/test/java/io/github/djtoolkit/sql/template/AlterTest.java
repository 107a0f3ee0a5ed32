package io.github.djtoolkit.sql.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Optional;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each clause on a table whose names need quotes: what the server makes of it. */
@MySqlTest
class AlterTest {

  private static final String TABLE = "#it's `a` table";

  @BeforeEach
  void createTable(TestSchema schema) {
    schema.execute(
        "CREATE TABLE parent (id INT PRIMARY KEY)",
        "CREATE TABLE `#it's ``a`` table` (id INT PRIMARY KEY, `b``c` INT NOT NULL, name VARCHAR(9), KEY `k``ey` (`b``c`))");
  }

  @Test
  void modifiesSeveralColumnsAtOnce(TestSchema schema) {
    execute(
        schema,
        alter(schema)
            .modify("`b``c` int NOT NULL COMMENT 'one ? {0} \\\\ ''x'''")
            .modify("`name` varchar(9) DEFAULT NULL COMMENT 'two'")
            .instant());
    assertThat(columns(schema))
        .containsExactly(
            "`id` int NOT NULL",
            "`b``c` int NOT NULL COMMENT 'one ? {0} \\\\ ''x'''",
            "`name` varchar(9) DEFAULT NULL COMMENT 'two'");
  }

  @Test
  void addsJsonColumnsAtTheirPlaces(TestSchema schema) {
    execute(
        schema,
        alter(schema)
            .addJson("fir`st", true, "", Optional.empty())
            .addJson("middle", false, ":<blob@x>:it's \\ {fn now()}", Optional.of("b`c"))
            .instant());
    assertThat(columns(schema))
        .containsExactly(
            "`fir``st` json DEFAULT NULL",
            "`id` int NOT NULL",
            "`b``c` int NOT NULL",
            "`middle` json NOT NULL COMMENT ':<blob@x>:it''s \\\\ {fn now()}'",
            "`name` varchar(9) DEFAULT NULL");
  }

  @Test
  void setsAndDropsDefaults(TestSchema schema) {
    execute(
        schema,
        alter(schema)
            .setDefault("b`c", DSL.inline(7))
            .setDefaultExpression("name", DSL.inline("it's \\").cast(SQLDataType.CHAR))
            .instant());
    assertThat(columns(schema))
        .containsExactly(
            "`id` int NOT NULL",
            "`b``c` int NOT NULL DEFAULT '7'",
            "`name` varchar(9) DEFAULT (cast(_utf8mb4'it\\'s \\\\' as char charset utf8mb4))");
    execute(schema, alter(schema).dropDefault("b`c").dropDefault("name").instant());
    assertThat(columns(schema))
        .containsExactly("`id` int NOT NULL", "`b``c` int NOT NULL", "`name` varchar(9)");
  }

  @Test
  void renamesAndDropsColumns(TestSchema schema) {
    execute(schema, alter(schema).rename("b`c", "d,`e").rename("name", "2nd").instant());
    assertThat(columns(schema))
        .containsExactly(
            "`id` int NOT NULL", "`d,``e` int NOT NULL", "`2nd` varchar(9) DEFAULT NULL");
    execute(schema, alter(schema).dropColumn("2nd").instant());
    assertThat(columns(schema)).containsExactly("`id` int NOT NULL", "`d,``e` int NOT NULL");
  }

  @Test
  void addsAndDropsForeignKeysAndIndexes(TestSchema schema) {
    ForeignKey key =
        new ForeignKey(
            "to `parent`",
            List.of("b`c"),
            new TableName(schema.name(), "parent"),
            List.of("id"),
            "CASCADE",
            "NO ACTION");
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      session.db().execute(Tables.foreignKeyChecks(false));
      session.db().execute(alter(schema).addForeignKey(key).inPlace());
      session.db().execute(Tables.foreignKeyChecks(true));
    }
    assertThat(definition(schema))
        .contains(
            "CONSTRAINT `to ``parent``` FOREIGN KEY (`b``c`) REFERENCES `parent` (`id`) ON DELETE CASCADE");
    execute(schema, alter(schema).dropForeignKey("to `parent`").inPlace());
    execute(schema, alter(schema).dropIndex("k`ey").inPlace());
    assertThat(definition(schema)).doesNotContain("FOREIGN KEY").doesNotContain("k``ey");
  }

  @Test
  void refusesWhatIsNotInstant(TestSchema schema) {
    assertThatThrownBy(
            () -> execute(schema, alter(schema).modify("`name` varchar(9) NOT NULL").instant()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("ALGORITHM=INSTANT is not supported");
    assertThat(columns(schema)).contains("`name` varchar(9) DEFAULT NULL");
  }

  @Test
  void refusesAStatementWithoutClauses(TestSchema schema) {
    assertThatThrownBy(() -> alter(schema).instant()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void neverChangesAnEarlierStatement(TestSchema schema) {
    Alter one = alter(schema).dropColumn("name");
    one.dropColumn("b`c");
    execute(schema, one.instant());
    assertThat(columns(schema)).containsExactly("`id` int NOT NULL", "`b``c` int NOT NULL");
  }

  private static Alter alter(TestSchema schema) {
    return Alter.table(new TableName(schema.name(), TABLE));
  }

  private static void execute(TestSchema schema, Query query) {
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      session.db().execute(query);
    }
  }

  private static List<String> columns(TestSchema schema) {
    return definition(schema)
        .lines()
        .filter(line -> line.startsWith("  `"))
        .map(line -> line.strip().replaceFirst(",$", ""))
        .toList();
  }

  private static String definition(TestSchema schema) {
    return String.valueOf(
        schema.query("SHOW CREATE TABLE `#it's ``a`` table`").get(0).get("Create Table"));
  }
}
