package io.github.djtoolkit.ops.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A condition, a limit, and the parents of the rows that they choose. */
@MySqlTest
class CopySelectionTest {

  @BeforeEach
  void create(TestSchema schema) {
    schema.execute(
        "CREATE TABLE subject (subject_id int PRIMARY KEY, mother int, FOREIGN KEY (mother) REFERENCES subject (subject_id))",
        "CREATE TABLE session (subject_id int, kind enum('z', 'a'), session_date date, PRIMARY KEY (kind, subject_id),"
            + " FOREIGN KEY (subject_id) REFERENCES subject (subject_id) ON UPDATE CASCADE)",
        "CREATE TABLE note (text varchar(20))",
        "INSERT INTO subject VALUES (1, NULL), (5, NULL), (3, 5), (9, 1), (7, 9)",
        "INSERT INTO session VALUES (1, 'a', '2020-01-01'), (5, 'z', '2020-02-01'), (3, 'a', '2020-03-01'),"
            + " (9, 'z', '2021-01-01'), (7, 'a', '2021-02-01')",
        "INSERT INTO note VALUES ('a'), ('b')");
  }

  @Test
  void copiesWhatAConditionLetsThrough(TestSchema schema) {
    TestSchema copy = EmptyCopy.of(schema, "copy");

    assertThat(copied(schema, copy, "subject", Copies.EXECUTE.where("subject_id in (5, 3)")))
        .isEqualTo(2);
    assertThat(
            copied(
                schema,
                copy,
                "session",
                Copies.EXECUTE.where(
                    "subject_id IN (3, 5) AND session_date > \"2020-02-15\" OR kind = 'none'")))
        .isEqualTo(1);

    assertThat(ids(copy, "subject")).containsExactly(3, 5);
    assertThat(ids(copy, "session")).containsExactly(3);
    assertThat(copied(schema, copy, "subject", Copies.EXECUTE)).isEqualTo(3);
    assertThat(ids(copy, "subject")).containsExactly(1, 3, 5, 7, 9);
  }

  @Test
  void aLimitTakesTheFirstRowsInTheOrderOfTheKey(TestSchema schema) {
    TestSchema copy = EmptyCopy.of(schema, "copy");
    copied(schema, copy, "subject", Copies.EXECUTE);

    assertThat(copied(schema, copy, "session", Copies.EXECUTE.limit(3))).isEqualTo(3);
    assertThat(ids(copy, "session")).as("'z' sorts first").containsExactly(1, 5, 9);
    assertThat(copied(schema, copy, "session", Copies.EXECUTE.limit(3))).isZero();
    assertThat(copied(schema, copy, "session", Copies.EXECUTE.limit(4))).isEqualTo(1);
    assertThat(ids(copy, "session")).containsExactly(1, 3, 5, 9);
    assertThat(copied(schema, copy, "session", Copies.EXECUTE.limit(0))).isZero();
    assertThat(copied(schema, copy, "session", Copies.EXECUTE.where("kind = 'a'").limit(9)))
        .isEqualTo(1);

    refused(
        "limit_without_key",
        "has no primary key",
        schema,
        copy,
        List.of("note"),
        Copies.EXECUTE.limit(1));
    refused("invalid_limit", "negative", schema, copy, List.of("note"), Copies.EXECUTE.limit(-1));
    refused("single_table_only", "exactly one", schema, copy, List.of(), Copies.EXECUTE.limit(1));
    refused(
        "single_table_only",
        "exactly one",
        schema,
        copy,
        List.of("subject", "session"),
        Copies.EXECUTE.where("TRUE"));
  }

  @Test
  void namesTheParentsThatAreMissing(TestSchema schema) {
    TestSchema copy = EmptyCopy.of(schema, "copy");
    copied(schema, copy, "subject", Copies.EXECUTE.where("subject_id = 1"));

    for (CopyOptions options : List.of(CopyOptions.dryRun(), Copies.EXECUTE)) {
      refused(
          "missing_parents",
          "Rows of `"
              + schema.name()
              + "`.`session` refer to rows that `"
              + copy.name()
              + "`.`subject` does not have: [{subject_id=",
          schema,
          copy,
          List.of("session"),
          options);
      refused(
          "missing_parents",
          "[{subject_id=5}]",
          schema,
          copy,
          List.of("session"),
          options.where("session_date = '2020-02-01'"));
      refused(
          "missing_parents",
          "[{subject_id=9}]",
          schema,
          copy,
          List.of("subject"),
          options.where("subject_id = 7"));
    }
    assertThat(ids(copy, "session")).isEmpty();
    assertThat(ids(copy, "subject")).containsExactly(1);
    assertThat(copied(schema, copy, "session", Copies.EXECUTE.where("subject_id = 1")))
        .isEqualTo(1);
  }

  @Test
  void aConditionThatTheServerRefusesIsNamed(TestSchema schema) {
    TestSchema copy = EmptyCopy.of(schema, "copy");
    refused(
        "invalid_condition",
        "Incorrect DATE value: 'never'",
        schema,
        copy,
        List.of("session"),
        CopyOptions.dryRun().where("session_date > 'never'"));
    refused(
        "invalid_condition",
        "a second statement is not allowed",
        schema,
        copy,
        List.of("note"),
        Copies.EXECUTE.where("text = 'a'; DROP TABLE note"));
  }

  @Test
  void copiesATableWithoutAKeyWholeOrNotAtAll(TestSchema schema) {
    TestSchema copy = EmptyCopy.of(schema, "copy");

    assertThat(copied(schema, copy, "note", Copies.EXECUTE)).isEqualTo(2);
    assertThat(copied(schema, copy, "note", Copies.EXECUTE)).isZero();
    schema.execute("INSERT INTO note VALUES ('b')");
    refused(
        "destination_not_empty", "no primary key", schema, copy, List.of("note"), Copies.EXECUTE);
  }

  private static long copied(TestSchema from, TestSchema to, String table, CopyOptions options) {
    return Copies.over(from.dataSource())
        .copy(from.name(), to.name(), List.of(table), options)
        .rowsCopied();
  }

  private static void refused(
      String code,
      String message,
      TestSchema from,
      TestSchema to,
      List<String> tables,
      CopyOptions options) {
    assertThatThrownBy(
            () -> Copies.over(from.dataSource()).copy(from.name(), to.name(), tables, options))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code))
        .hasMessageContaining(message);
  }

  private static List<Object> ids(TestSchema schema, String table) {
    return schema.query("SELECT subject_id FROM " + table + " ORDER BY subject_id").stream()
        .map(Map::values)
        .<Object>map(v -> v.iterator().next())
        .toList();
  }
}
