package io.github.djtoolkit.sql.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Views and triggers come back as they were, under another schema's name. */
@MySqlTest
class StoredReaderTest {

  private static final String TRIGGERS =
      "SELECT trigger_name, event_object_table, action_timing, event_manipulation, action_order, sql_mode, definer,"
          + " character_set_client, collation_connection, REPLACE(action_statement, '%1$s', '*') AS body FROM information_schema.triggers"
          + " WHERE trigger_schema = '%1$s' ORDER BY trigger_name";
  private static final String VIEWS =
      "SELECT table_name, REPLACE(view_definition, '%1$s', '*') AS body, check_option, is_updatable, definer, security_type,"
          + " character_set_client, collation_connection FROM information_schema.views"
          + " WHERE table_schema = '%1$s' ORDER BY table_name";

  @Test
  void createsTriggersAgainInTheirOrderAndMode(TestSchema schema) {
    TestSchema copy = schema.sibling("copy");
    String name = schema.name();
    for (TestSchema each : List.of(schema, copy)) {
      each.execute(
          "CREATE TABLE t (id int PRIMARY KEY, note text)", "CREATE TABLE `odd ``t` (id int)");
    }
    schema.execute(
        "CREATE TRIGGER second BEFORE INSERT ON t FOR EACH ROW SET NEW.note = CONCAT(NEW.note, 'it''s \\\\ 🙂')",
        "CREATE DEFINER=`nobody`@`a.b` TRIGGER `first` BEFORE INSERT ON t FOR EACH ROW PRECEDES second"
            + " BEGIN /* for each row */ INSERT INTO `"
            + name
            + "`.`odd ``t` SELECT COUNT(*) FROM t; END",
        "SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
        "CREATE TRIGGER \"odd \"\" name\" AFTER DELETE ON t FOR EACH ROW DELETE FROM \""
            + name
            + "\".\"odd `t\" WHERE '\\' = \"id\"",
        "SET NAMES latin1 COLLATE latin1_german1_ci",
        "CREATE TRIGGER upd AFTER UPDATE ON `odd ``t` FOR EACH ROW SET @a = 1");

    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      SchemaNames names = SchemaNames.of(Map.of(name, copy.name()));
      for (StoredTrigger trigger : new StoredReader(session.db()).triggers(List.of(name))) {
        trigger.redirected(names).createIn(session.db());
      }
      assertThat(session.db().fetchValue("select @@sql_mode").toString())
          .startsWith("STRICT_ALL_TABLES");
    }

    assertThat(described(copy, TRIGGERS)).hasSize(4).isEqualTo(described(schema, TRIGGERS));
  }

  @Test
  void createsViewsAgainThoseFirstThatOthersRead(TestSchema schema) {
    TestSchema copy = schema.sibling("copy");
    String name = schema.name();
    for (TestSchema each : List.of(schema, copy)) {
      each.execute("CREATE TABLE t (id int PRIMARY KEY, note text)");
    }
    schema.execute(
        "CREATE VIEW z AS SELECT id AS `b``x`, 'it''s 🙂' AS s FROM t",
        "CREATE ALGORITHM=MERGE DEFINER=`nobody`@`%` SQL SECURITY INVOKER VIEW a (one, two) AS SELECT * FROM z",
        "CREATE VIEW m AS SELECT id FROM " + name + ".t WHERE id > 3 WITH LOCAL CHECK OPTION");

    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      SchemaNames names = SchemaNames.of(Map.of(name, copy.name()));
      List<StoredView> views = new StoredReader(session.db()).views(List.of(name));
      assertThat(views).extracting(v -> v.name().table()).containsExactly("m", "z", "a");
      views.forEach(v -> v.redirected(names).createIn(session.db()));
      views.forEach(v -> v.redirected(names).createIn(session.db()));
      assertThat(session.db().fetchValue("select database()")).isEqualTo(name);
    }

    assertThat(described(copy, VIEWS)).hasSize(3).isEqualTo(described(schema, VIEWS));
    assertThat(copy.query("SELECT * FROM a")).isEmpty();
  }

  private static List<Map<String, @Nullable Object>> described(TestSchema schema, String query) {
    return schema.query(String.format(query, schema.name()));
  }
}
