package io.github.djtoolkit.ops.copy;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be copied is one clear error, and the destination is as it was. */
@MySqlTest
class CopyRefusalTest {

  @BeforeEach
  void create(TestSchema schema) {
    schema.execute(
        "CREATE TABLE lab (id int PRIMARY KEY)",
        "CREATE TABLE rec (id int PRIMARY KEY, lab int, name varchar(10) CHARACTER SET utf8mb4, weight double, at datetime(3),"
            + " price decimal(6,2), big bigint unsigned, FOREIGN KEY (lab) REFERENCES lab (id))",
        "INSERT INTO lab VALUES (1), (2)",
        "INSERT INTO rec VALUES (1, 1, 'one', 1.5, '2020-01-01 00:00:00.123', 1.25, 18446744073709551615),"
            + " (2, NULL, '中', NULL, NULL, NULL, 1), (3, 2, NULL, 0, NULL, 9999.99, 2)");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ALTER TABLE rec DROP COLUMN weight, DROP COLUMN at  ; copy_blocked   ; `rec` has no column weight; has no column at
          ALTER TABLE rec MODIFY weight float                 ; copy_blocked   ; `rec`.weight is float, which does not hold every value of double ; ''
          ALTER TABLE rec MODIFY at datetime                  ; copy_blocked   ; `rec`.at is datetime, which does not hold every value of datetime(3) ; ''
          ALTER TABLE rec MODIFY price decimal(6,1)           ; copy_blocked   ; decimal(6,1), which does not hold every value of decimal(6,2) ; ''
          ALTER TABLE rec MODIFY big bigint                   ; copy_blocked   ; `rec`.big is bigint, which does not hold every value of bigint unsigned ; ''
          ALTER TABLE rec MODIFY name varchar(9)              ; copy_blocked   ; `rec`.name is varchar(9) ; ''
          ALTER TABLE rec ADD more int NOT NULL               ; copy_blocked   ; `rec`.more needs a value ; ''
          ALTER TABLE rec DROP weight, ADD weight double AS (id) ; copy_blocked ; `rec`.weight is a generated column ; ''
          CREATE TRIGGER t BEFORE INSERT ON rec FOR EACH ROW SET NEW.id = 1 ; copy_blocked ; the trigger t of ; ''
          DROP TABLE rec                                      ; unknown_table  ; has no table `rec` ; ''
          INSERT INTO rec (id, name) VALUES (3, 'other')      ; row_conflict   ; other values: [{id=3}] ; No row was copied
          """)
  void refusesBeforeAnyRowIsCopied(
      String change, String code, String first, String second, TestSchema schema) {
    TestSchema copy = EmptyCopy.of(schema, "copy");
    copy.execute(change);
    refused(schema.dataSource(), schema, copy, code, first, second);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ALTER TABLE rec MODIFY name varchar(10) CHARACTER SET latin1 ; value_refused ; Incorrect string value
          ALTER TABLE rec MODIFY weight double NOT NULL                ; value_refused ; Column 'weight' cannot be null
          ALTER TABLE rec ADD CHECK (weight <> 1.5)                    ; value_refused ; Check constraint
          ALTER TABLE rec ADD UNIQUE (big), MODIFY id int AUTO_INCREMENT / INSERT INTO rec (id, big) VALUES (77, 1) ; row_conflict ; Duplicate entry '1'
          """)
  void aValueThatIsRefusedStopsTheCopyAndGoesOnLater(
      String changes, String code, String message, TestSchema schema) {
    TestSchema copy = EmptyCopy.of(schema, "copy");
    copy.execute(changes.split(" / "));
    assertThatThrownBy(
            () ->
                Copies.over(schema.dataSource())
                    .copy(schema.name(), copy.name(), List.of(), Copies.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code))
        .hasMessageContaining(message);
    assertThat(copy.query("SELECT * FROM rec WHERE id < 77")).isEmpty();

    copy.execute("DROP TABLE rec", "CREATE TABLE rec LIKE `" + schema.name() + "`.rec");
    Copies.over(schema.dataSource()).copy(schema.name(), copy.name(), List.of(), Copies.EXECUTE);
    assertThat(Copies.capture(schema.dataSource(), copy.name()))
        .hasSameContentAs(SchemaCapture.of(schema.dataSource(), schema.name()));
  }

  @Test
  void takesWiderColumnsOfAnotherCharacterSet(TestSchema schema) {
    schema.execute(
        "UPDATE rec SET name = 'é'",
        "ALTER TABLE rec MODIFY name varchar(10) CHARACTER SET latin1");
    TestSchema copy = EmptyCopy.of(schema, "copy");
    copy.execute(
        "ALTER TABLE rec MODIFY name text CHARACTER SET utf8mb4, MODIFY at datetime(6), MODIFY price decimal(9,3),"
            + " MODIFY lab bigint, DROP FOREIGN KEY rec_ibfk_1");
    Copies.over(schema.dataSource()).copy(schema.name(), copy.name(), List.of(), Copies.EXECUTE);

    assertThat(
            copy.query("SELECT HEX(name) AS n, at, price + 0 = 1.25 AS p FROM rec WHERE id = 1")
                .toString())
        .contains("n=C3A9", ".123", "p=1");
    assertThat(
            Copies.over(schema.dataSource())
                .copy(schema.name(), copy.name(), List.of(), Copies.EXECUTE)
                .rowsCopied())
        .isZero();
  }

  @Test
  void refusesNamesThatMeanNothing(TestSchema schema) {
    TestSchema copy = EmptyCopy.of(schema, "copy");
    DataSource db = schema.dataSource();
    refused(db, schema, schema, "same_schema", "Source and destination are both", "");
    assertThatThrownBy(
            () -> Copies.over(db).copy("no_such_schema", copy.name(), List.of(), Copies.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("unknown_schema"));
    assertThatThrownBy(
            () -> Copies.over(db).copy(schema.name(), "no_such_schema", List.of(), Copies.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("unknown_schema"));
    assertThatThrownBy(
            () ->
                Copies.over(db)
                    .copy(schema.name(), copy.name(), List.of("nope", "rec"), Copies.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("unknown_table"))
        .hasMessageContaining("`" + schema.name() + "` has no table `nope`");
    assertThat(copy.query("SELECT * FROM rec")).isEmpty();
  }

  @Test
  void namesMissingPrivileges(TestSchema schema) {
    TestSchema copy = EmptyCopy.of(schema, "copy");
    DataSource reader = schema.account("SELECT").dataSource();
    assertThatThrownBy(
            () -> Copies.over(reader).copy(schema.name(), copy.name(), List.of(), Copies.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class,
            e -> assertThat(e.code()).as(e.getMessage()).isEqualTo("unknown_schema"))
        .hasMessageContaining(copy.name());
    DataSource writer = copy.account("SELECT", "INSERT").dataSource();
    assertThatThrownBy(
            () -> Copies.over(writer).copy(copy.name(), schema.name(), List.of(), Copies.EXECUTE))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining(schema.name());
  }

  private static void refused(
      DataSource db, TestSchema schema, TestSchema copy, String code, String first, String second) {
    SchemaCapture before = SchemaCapture.of(db, copy.name());
    assertThatThrownBy(
            () -> Copies.over(db).copy(schema.name(), copy.name(), List.of(), Copies.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code))
        .hasMessageContaining(first)
        .hasMessageContaining(second.equals("''") ? "" : second);
    assertThat(Copies.capture(db, copy.name())).hasSameContentAs(before);
  }
}
