package io.github.djtoolkit.sql.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A condition selects the rows that MySQL selects by the same text, or is refused. */
@MySqlTest
class ConditionParserTest {

  private static final List<String> UNDERSTOOD =
      List.of(
          "subject_id > 2",
          "subject_id > 1 AND session_date < \"2020-03-01\"",
          "(`subject_id`=3) and not (species = 'mouse')",
          "subject_id = 1 OR subject_id = 4 AND weight > 100",
          "NOT subject_id = 1 AND weight IS NOT NULL",
          "NOT (subject_id = 1 AND weight IS NULL)",
          "subject_id IN (1, 3 , 5)",
          "subject_id not in (1, 3)",
          "subject_id BETWEEN 2 AND 3 AND species <> 'rat'",
          "subject_id not between 1 + 1 and 2 * 2",
          "species LIKE 'm%'",
          "species NOT LIKE '%a_'",
          "note LIKE '%\\%%'",
          "note like '%|%%' escape '|'",
          "note = 'it''s' OR note = \"say \"\"hi\"\"\" or note = 'back\\\\slash' or note = 'new\\nline'",
          "note = 'O\\'Hara'",
          "note = '{fn now()} ? :x'",
          "weight >= 20.5",
          "weight < 2.1e1",
          "weight <=> NULL",
          "weight - 1 > 18 and -subject_id < - - -2",
          "subject_id % 2 = 1 and subject_id mod 3 = 0",
          "subject_id / 2 > 1.0",
          "hash = 0x0102",
          "hash = x'FF00' or hash = X'0102'",
          "flags = b'101'",
          "flags = 0b101",
          "session_date = DATE '2020-02-01'",
          "started > timestamp '2020-01-01 12:00:00'",
          "YEAR(session_date) = 2020 AND MONTH(session_date) <= 2",
          "upper(species) = 'MOUSE' && length(note) > 3",
          "coalesce(weight, 0) = 0",
          "left(species, 2) = 'mo'",
          "active = TRUE",
          "active = false",
          "TRUE",
          "false or subject_id = 2",
          "null = subject_id",
          "((((((subject_id))) = ((1)))))",
          "{table}.subject_id = 1",
          "{schema}.{table}.`subject_id` = 1",
          "SUBJECT_ID = 1",
          "`odd name``s` = 1",
          "`größe` > 1 or größe = 1",
          "subject_id=1\n\tor\r\nsubject_id=2");

  private static final List<String> HOSTILE =
      List.of(
          "",
          "   ",
          "subject_id",
          "1",
          "'a'",
          "subject_id = 1; DROP TABLE session",
          "subject_id = 1;",
          "subject_id = 1 -- ",
          "subject_id = 1 --x",
          "subject_id = 1 # x",
          "subject_id = 1 /* x */",
          "subject_id = 1 /*! OR 1=1 */",
          "subject_id = 1 */",
          "subject_id IN (SELECT subject_id FROM session)",
          "EXISTS (SELECT 1)",
          "(select 1) = 1",
          "subject_id = ANY (SELECT 1)",
          "subject_id = 1 UNION SELECT 1",
          "1=1) UNION (SELECT 1",
          "1=1) OR (1=1",
          "(subject_id = 1",
          "subject_id = 1)",
          "subject_id = 1 LIMIT 1",
          "subject_id = 1 ORDER BY 1",
          "subject_id = 1 INTO OUTFILE '/tmp/x'",
          "subject_id = 1 FOR UPDATE",
          "SLEEP(5) = 0",
          "subject_id = 1 AND sleep (5)",
          "GET_LOCK('a', 1) = 1",
          "LOAD_FILE('/etc/passwd') IS NOT NULL",
          "BENCHMARK(1000000, SHA2('a', 512)) = 0",
          "RAND() < 0.5",
          "NOW() > session_date",
          "VERSION() LIKE '8%'",
          "lab.f(1) = 1",
          "`left`(species, 1) = 'm'",
          "@x = 1",
          "@@version = 1",
          "(@x := 1) = 1",
          "@'a' = 1",
          "unknown_column = 1",
          "other.subject_id = 1",
          "other.{table}.subject_id = 1",
          "`{schema}.{table}`.subject_id = 1",
          "species = 'open",
          "species = \"open",
          "species = 'a' 'b'",
          "species = 'a' COLLATE utf8mb4_bin",
          "_latin1'a' = species",
          "N'a' = species",
          "species REGEXP 'm'",
          "species SOUNDS LIKE 'm'",
          "note -> '$.a' = 1",
          "subject_id = 1 || 1",
          "subject_id = 1 XOR 1 = 1",
          "subject_id = ?",
          "subject_id = :x",
          "subject_id = {d '2020-01-01'}",
          "subject_id = 1 = 1",
          "subject_id = 1 + (subject_id = 1)",
          "(subject_id, 1) = (1, 1)",
          "CASE WHEN 1 THEN 1 END = 1",
          "subject_id = 1abc",
          "subject_id = 0x1g",
          "subject_id = 1\0",
          "subject_id = 1\u00a0OR 1=1",
          "subject_id = \uff11",
          "subject_id = INTERVAL 1 DAY",
          "session_date + INTERVAL 1 DAY = '2020-01-01'",
          "subject_id IN ()",
          "subject_id IS 1",
          "subject_id IS NOT",
          "NOT",
          "AND subject_id = 1",
          "subject_id LIKE species",
          "abs() = 1",
          "abs(1, 2) = 1",
          "(".repeat(5000) + "1=1" + ")".repeat(5000),
          "NOT ".repeat(5000) + "1=1",
          "subject_id = " + "- ".repeat(5000) + "1");

  @BeforeEach
  void create(TestSchema schema) {
    schema.execute(
        "CREATE TABLE session (subject_id int, session_date date, started datetime, species varchar(20), weight double,"
            + " note varchar(40), hash binary(2), flags bit(3), active tinyint(1), `odd name``s` int, `größe` int)",
        "INSERT INTO session VALUES"
            + " (1, '2020-01-01', '2020-01-01 12:00:01', 'mouse', 20.5, 'it''s', x'0102', b'101', 1, 1, 1),"
            + " (2, '2020-02-01', '2020-02-01 00:00:00', 'rat', NULL, 'say \"hi\"', x'FF00', b'001', 0, 2, 2),"
            + " (3, '2020-03-01', '2019-01-01 00:00:00', 'mole', 1e3, 'back\\\\slash', x'0000', b'000', 1, 1, 0),"
            + " (4, '2021-01-01', NULL, 'Mouse', 21, '100%', NULL, NULL, NULL, NULL, NULL),"
            + " (5, NULL, NULL, NULL, 0, 'new\\nline', x'0102', b'111', 1, 1, 1),"
            + " (6, NULL, NULL, NULL, -1, 'O''Hara', x'0102', b'111', 1, 1, 1),"
            + " (7, NULL, NULL, NULL, -1, '{fn now()} ? :x', x'0102', b'111', 1, 1, 1)");
  }

  @Test
  void selectsWhatMySqlSelects(TestSchema schema) {
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      Table table =
          new SchemaReader(session.db()).read(schema.name()).table("session").orElseThrow();
      for (String text : UNDERSTOOD) {
        String condition = named(text, schema);
        Condition parsed = new ConditionParser(table).parse(condition);
        String rendered = session.db().renderInlined(parsed);
        assertThat(ids(schema, rendered))
            .as("%s became %s", condition, rendered)
            .isEqualTo(ids(schema, condition));
      }
    }
  }

  @Test
  void refusesEverythingElse(TestSchema schema) {
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      Table table =
          new SchemaReader(session.db()).read(schema.name()).table("session").orElseThrow();
      for (String text : HOSTILE) {
        assertThatThrownBy(() -> new ConditionParser(table).parse(named(text, schema)), text)
            .isInstanceOf(InvalidConditionException.class);
      }
    }
  }

  @Test
  void saysWhatIsWrongAndWhere(TestSchema schema) {
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      Table table =
          new SchemaReader(session.db()).read(schema.name()).table("session").orElseThrow();
      ConditionParser parser = new ConditionParser(table);
      assertThatThrownBy(() -> parser.parse("subject_id = 1; DROP TABLE session"))
          .hasMessageContaining(
              "a second statement is not allowed at character 15, \"; DROP TABLE");
      assertThatThrownBy(() -> parser.parse("subject_id in (SELECT 1)"))
          .hasMessageContaining("a subquery is not allowed at character 16");
      assertThatThrownBy(() -> parser.parse("sleep(1) = 0"))
          .hasMessageContaining("this function is not allowed");
      assertThatThrownBy(() -> parser.parse("subject = 1"))
          .hasMessageContaining("has no column subject but subject_id, session_date");
      assertThatThrownBy(() -> parser.parse("subject_id ="))
          .hasMessageContaining("something is missing at its end");
    }
  }

  private static String named(String text, TestSchema schema) {
    return text.replace("{schema}", schema.name()).replace("{table}", "session");
  }

  private static List<Object> ids(TestSchema schema, String condition) {
    return schema
        .query("SELECT subject_id FROM session WHERE " + condition + " ORDER BY subject_id")
        .stream()
        .map(Map::values)
        .<Object>map(List::copyOf)
        .toList();
  }
}
