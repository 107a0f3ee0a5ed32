package io.github.djtoolkit.ops.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.SchemaLock;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestAccount;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in the way of a cut-over or an undo is named, and everything stays as it was. */
@MySqlTest
class CutOverRefusalTest {

  private Lab lab;

  @BeforeEach
  void seed(TestSchema schema) {
    lab = new Lab(schema.dataSource(), schema.name() + "_lab").seed();
  }

  @AfterEach
  void drop() {
    lab.drop();
  }

  @Test
  void namesRowsThatDiffer() {
    lab.execute(
        "INSERT INTO `" + lab.core() + "`.subject VALUES (3, 'cid', NULL)",
        "UPDATE `" + lab.core() + "`.subject SET name = 'ben' WHERE id = 2");
    refuses("rows_differ", "`subject`, 1 rows are missing in", lab::cutOver);
    refuses("rows_differ", "1 have other values there", lab::cutOver);
    refuses("rows_differ", "--catch-up all", lab::cutOver);
    assertThat(lab.column("SHOW DATABASES LIKE '" + lab.core() + "%before%'")).isEmpty();
  }

  @Test
  void namesWhatCannotBeCompared() {
    lab.execute(
        "ALTER TABLE `" + lab.ephys() + "`.rec ADD extra int",
        "ALTER TABLE `" + lab.core() + "`.subject ADD at date",
        "ALTER TABLE `" + lab.parallel(lab.core()) + "`.subject ADD at blob");
    refuses("rows_differ", "`rec`.`extra` cannot be compared: it has int", lab::cutOver);
    refuses("rows_differ", "`subject`.`at` cannot be compared: it has date", lab::cutOver);
  }

  @Test
  void namesTablesThatDiffer() {
    lab.execute("CREATE TABLE `" + lab.ephys() + "`.late (id int PRIMARY KEY)");
    refuses(
        "tables_differ", "Missing in the latter: late; only in the latter: nothing", lab::cutOver);
  }

  @Test
  void namesSessionsThatUseTheSchemas() throws SQLException {
    try (Connection reader = lab.dataSource().getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT * FROM `" + lab.ephys() + "`.rec");
      refuses("schemas_in_use", lab.ephys() + ".rec (a transaction is open)", lab::cutOver);
      assertThat(lab.cutOver(lab.rowCatchUp(), CutOverOptions.dryRun().verified(false)).notes())
          .anyMatch(n -> n.contains("a transaction is open"));
      reader.rollback();
    }
    assertThat(lab.cutOver().status()).isEqualTo("cut_over");
  }

  @Test
  void namesAnotherRun() {
    try (SchemaLock held = SchemaLock.take(lab.sessions(), lab.ephys())) {
      held.assertHeld();
      refuses("schema_locked", lab.ephys(), lab::cutOver);
    }
  }

  @Test
  void namesChildrenThatWouldLoseTheirParents() {
    lab.execute(
        "SET SESSION foreign_key_checks = 0",
        "INSERT INTO `" + lab.outside() + "`.child VALUES (9, 77, NULL)");
    refuses("orphans", "1 rows of `" + lab.outside() + "`.`child` have no parent", lab::cutOver);
  }

  @Test
  void wantsTheParallelSchemasVerified() {
    CutOverOptions options = CutOverOptions.dryRun().with(Execution.EXECUTE);
    refuses(
        "not_verified",
        "2.x cannot use `" + lab.parallel(lab.core()) + "`",
        () -> lab.cutOver(lab.rowCatchUp(), options));
  }

  @Test
  void namesAMissingPrivilegeForOneOfSeveralSchemas(TestSchema schema) {
    TestAccount account = schema.account("SELECT");
    for (String each :
        List.of(
            lab.core(),
            lab.parallel(lab.core()),
            lab.kept(lab.core()),
            lab.ephys(),
            lab.kept(lab.ephys()),
            lab.outside())) {
      lab.execute(
          "GRANT ALL ON `" + each.replace("_", "\\_") + "`.* TO '" + account.user() + "'@'%'");
    }
    lab.execute(
        "GRANT SELECT ON `"
            + lab.parallel(lab.ephys()).replace("_", "\\_")
            + "`.* TO '"
            + account.user()
            + "'@'%'");
    refuses(
        "missing_privilege",
        "on `" + lab.parallel(lab.ephys()) + "`",
        lab.over(account.dataSource())::cutOver);
  }

  @Test
  void namesASchemaThatIsNotThere() {
    ToolkitException e =
        catchThrowableOfType(
            ToolkitException.class,
            () -> new Lab(lab.dataSource(), lab.core() + "_no").cutOver(lab.rowCatchUp()));
    assertThat(e).hasMessageContaining(lab.core() + "_no");
  }

  @Test
  void doesNotLoseWhatWasWrittenSince() {
    List<String> before = lab.state();
    lab.cutOver();
    lab.execute("INSERT INTO `" + lab.ephys() + "`.rec VALUES (3, 1, 'third')");
    refuses("writes_would_be_lost", "`rec`", lab::undo);

    assertThat(lab.undo(UndoOptions.dryRun().with(Execution.EXECUTE).leavingWrites(true)).status())
        .isEqualTo("undone");
    assertThat(lab.column("SELECT id FROM `" + lab.ephys() + "`.rec")).containsExactly("1", "2");
    assertThat(lab.column("SELECT id FROM `" + lab.parallel(lab.ephys()) + "`.rec ORDER BY id"))
        .containsExactly("1", "2", "3");
    lab.execute("DELETE FROM `" + lab.parallel(lab.ephys()) + "`.rec WHERE id = 3");
    assertThat(lab.state()).isEqualTo(before);
  }

  @Test
  void saysWhereThereIsNothingToTakeBack() {
    refuses("no_cut_over", "There is no cut-over of `" + lab.core() + "`", lab::undo);
  }

  private void refuses(String code, String message, Runnable work) {
    List<String> before = lab.state();
    ToolkitException e = catchThrowableOfType(ToolkitException.class, work::run);
    assertThat(e).isNotNull().hasMessageContaining(message);
    assertThat(e.code()).isEqualTo(code);
    assertThat(lab.state()).isEqualTo(before);
  }
}
