package io.github.djtoolkit.ops.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CutOverResult;
import io.github.djtoolkit.ops.DyingDataSource;
import io.github.djtoolkit.ops.cutover.CutOverOptions.Extent;
import io.github.djtoolkit.ops.internal.cutover.CatchUp;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was added, changed and deleted in production since the copy is in the copy that comes. */
@MySqlTest
class CutOverCatchUpTest {

  private static final CutOverOptions EXECUTE =
      CutOverOptions.dryRun().verified(false).with(Execution.EXECUTE);

  private static final CutOverOptions ALL = EXECUTE.catchingUp(Extent.ALL);

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
  void addsRowsWithoutFiringTriggers() {
    lab.execute(
        "INSERT INTO `" + lab.ephys() + "`.rec VALUES (3, 2, 'third')",
        "INSERT INTO `" + lab.ephys() + "`.`__spikes` (id) VALUES (3)");
    List<String> rows = rows(lab.core(), lab.ephys());
    List<String> triggers = lab.triggers(lab.parallel(lab.ephys()));

    assertThat(lab.cutOver().rowsCaughtUp()).isEqualTo(2);

    assertThat(rows(lab.core(), lab.ephys())).isEqualTo(rows).contains("3 2 third! of bob");
    assertThat(lab.triggers(lab.ephys()))
        .isEqualTo(triggers.stream().map(t -> t.replace("_v20", "")).toList());
  }

  @Test
  void letsProductionReplaceChangedAndDeletedRowsOnDemand() {
    lab.execute(diverge());
    List<String> rows = rows(lab.core(), lab.ephys());

    ToolkitException refused = catchThrowableOfType(ToolkitException.class, lab::cutOver);
    assertThat(refused).hasMessageContaining("--catch-up all");
    assertThat(rows(lab.parallel(lab.core()), lab.parallel(lab.ephys())))
        .contains("9 2 alone by bob");

    CutOverResult result = lab.cutOver(lab.rowCatchUp(), ALL);

    assertThat(result.rowsCaughtUp()).isGreaterThanOrEqualTo(6);
    assertThat(rows(lab.core(), lab.ephys())).isEqualTo(rows);
    assertThat(rows(lab.kept(lab.core()), lab.kept(lab.ephys()))).isEqualTo(rows);
    lab.undo();
    assertThat(rows(lab.core(), lab.ephys())).isEqualTo(rows);
  }

  @Test
  void tellsInADryRunWhatWouldBecomeOfRowsThatDiffer() {
    CutOverOptions dry = CutOverOptions.dryRun().verified(false);
    assertThat(lab.cutOver(lab.rowCatchUp(), dry).notes()).noneMatch(n -> n.contains("Would be"));
    lab.execute(
        "INSERT INTO `" + lab.ephys() + "`.rec VALUES (3, 2, 'third')",
        "UPDATE `" + lab.core() + "`.subject SET name = 'joe' WHERE id = 1");
    List<String> before = lab.state();

    assertThat(lab.cutOver(lab.rowCatchUp(), dry).notes())
        .anyMatch(n -> n.startsWith("Would be brought over: of ") && n.contains("`rec`, 1 rows"))
        .anyMatch(n -> n.startsWith("Would be refused without --catch-up all: of "));
    assertThat(lab.cutOver(lab.rowCatchUp(), dry.catchingUp(Extent.ALL)).notes())
        .filteredOn(n -> n.startsWith("Would be brought over: "))
        .hasSize(2);
    assertThat(lab.state()).isEqualTo(before);
  }

  @Test
  void bringsOverUnderTheLockWhatIsWrittenWhileItCompares() {
    lab.execute(diverge());
    CatchUp busy = new Meddling(lab.rowCatchUp(), () -> {}, () -> lab.execute(more()));
    CutOverResult result = lab.cutOver(busy, ALL);

    assertThat(result.status()).isEqualTo("cut_over");
    List<String> rows = rows(lab.core(), lab.ephys());
    assertThat(rows).contains("4 1 fourth! of ann", "2 bill 1").doesNotContain("2 ben 1");
    assertThat(rows(lab.kept(lab.core()), lab.kept(lab.ephys()))).isEqualTo(rows);
    assertThat(lab.triggers(lab.ephys())).hasSize(1);
    assertThat(lab.undo().status()).isEqualTo("undone");
  }

  @Test
  void goesOnWhileSomebodyWritesAfterEachComparison() {
    lab.execute("UPDATE `" + lab.core() + "`.subject SET name = 'joe' WHERE id = 1");
    Runnable write =
        () -> lab.execute("UPDATE `" + lab.core() + "`.subject SET name = CONCAT(name, '+')");
    assertThat(lab.cutOver(new Meddling(lab.rowCatchUp(), write, write, write), ALL).status())
        .isEqualTo("cut_over");
    assertThat(lab.column("SELECT name FROM `" + lab.core() + "`.subject ORDER BY id"))
        .containsExactly("joe++", "bob++");
  }

  @Test
  void changesNothingWhereRowsThatMustNotBeReplacedChangeBeforeTheLock() {
    List<String> parallel = rows(lab.parallel(lab.core()), lab.parallel(lab.ephys()));
    CatchUp busy = new Meddling(lab.rowCatchUp(), () -> lab.execute(diverge()));
    ToolkitException refused =
        catchThrowableOfType(ToolkitException.class, () -> lab.cutOver(busy, EXECUTE));
    assertThat(refused.code()).isEqualTo("rows_differ");
    assertThat(rows(lab.parallel(lab.core()), lab.parallel(lab.ephys()))).containsAll(parallel);
    assertThat(lab.column("SHOW DATABASES LIKE '" + lab.core() + "%before%'")).isEmpty();
    assertThat(lab.triggers(lab.parallel(lab.ephys()))).hasSize(1);
    assertThat(lab.cutOver(lab.rowCatchUp(), ALL).status()).isEqualTo("cut_over");
  }

  @Test
  void followsUniqueKeysLoopsAndTablesWithoutKey() {
    for (String schema : List.of(lab.core(), lab.parallel(lab.core()))) {
      lab.execute(
          "CREATE TABLE `" + schema + "`.tag (id int PRIMARY KEY, name varchar(9) UNIQUE)",
          "INSERT INTO `" + schema + "`.tag VALUES (1, 'a'), (2, 'b'), (3, 'c')",
          "CREATE TABLE `"
              + schema
              + "`.tree (id int PRIMARY KEY, up int, FOREIGN KEY (up) REFERENCES `"
              + schema
              + "`.tree (id))",
          "INSERT INTO `" + schema + "`.tree VALUES (1, 1), (2, 1)",
          "CREATE TABLE `" + schema + "`.bag (a int, b int)",
          "INSERT INTO `" + schema + "`.bag VALUES (1, 1), (1, 1), (2, 2)");
    }
    String core = lab.core();
    lab.execute(
        "UPDATE `"
            + core
            + "`.tag SET name = CASE id WHEN 1 THEN 'x' WHEN 2 THEN 'a' END WHERE id < 3",
        "UPDATE `" + core + "`.tag SET name = 'b' WHERE id = 1",
        "DELETE FROM `" + core + "`.tag WHERE id = 3",
        "INSERT INTO `" + core + "`.tag VALUES (4, 'c')",
        "INSERT INTO `" + core + "`.tree VALUES (5, NULL)",
        "UPDATE `" + core + "`.tree SET up = 5 WHERE id = 2",
        "UPDATE `" + core + "`.tree SET up = NULL WHERE id = 1",
        "DELETE FROM `" + core + "`.tree WHERE id = 1",
        "DELETE FROM `" + core + "`.bag LIMIT 1",
        "INSERT INTO `" + core + "`.bag VALUES (3, 3)");

    assertThat(lab.cutOver(lab.rowCatchUp(), ALL).status()).isEqualTo("cut_over");

    assertThat(lab.column("SELECT CONCAT(id, name) FROM `" + core + "`.tag ORDER BY id"))
        .containsExactly("1b", "2a", "4c");
    assertThat(lab.column("SELECT CONCAT_WS(' ', id, up) FROM `" + core + "`.tree ORDER BY id"))
        .containsExactly("2 5", "5");
    assertThat(lab.column("SELECT CONCAT_WS(' ', a, b) FROM `" + core + "`.bag ORDER BY 1"))
        .containsExactly("1 1", "2 2", "3 3");
  }

  @Test
  void keepsWhatTheCopyHasAlone() {
    String tag = "`.tag (id int PRIMARY KEY, v int";
    lab.execute(
        "CREATE TABLE `" + lab.core() + tag + ")",
        "CREATE TABLE `" + lab.parallel(lab.core()) + tag + ", _job_version varchar(9))",
        "INSERT INTO `" + lab.core() + "`.tag VALUES (1, 5)",
        "INSERT INTO `" + lab.parallel(lab.core()) + "`.tag VALUES (1, 4, 'v1')");
    lab.cutOver(lab.rowCatchUp(), ALL);
    assertThat(lab.one("SELECT CONCAT(v, _job_version) FROM `" + lab.core() + "`.tag"))
        .isEqualTo("5v1");
  }

  @Test
  void leavesLogsAndJobsOfTheOldClientBehind() {
    lab.execute(
        "INSERT INTO `" + lab.ephys() + "`.`~log` (event) VALUES ('declared')",
        "CREATE TABLE `" + lab.ephys() + "`.`~jobs` (id int PRIMARY KEY)",
        "CREATE TABLE `" + lab.ephys() + "`.`~external_lost` (hash binary(16) PRIMARY KEY)",
        "INSERT INTO `" + lab.ephys() + "`.rec VALUES (3, 2, 'third')");
    assertThat(lab.cutOver().rowsCaughtUp()).isEqualTo(1);
    assertThat(lab.column("SELECT event FROM `" + lab.ephys() + "`.`~log`")).isEmpty();
    assertThat(lab.column("SELECT event FROM `" + lab.kept(lab.ephys()) + "`.`~log`"))
        .containsExactly("declared");
    assertThat(lab.column("SHOW TABLES FROM `" + lab.kept(lab.ephys()) + "` LIKE '~jobs'"))
        .hasSize(1);
  }

  @Test
  void deletesNoRowToWhichAnotherSchemaRefers() {
    lab.execute(diverge());
    lab.execute(
        "CREATE TABLE `"
            + lab.outside()
            + "`.look_ahead (id int PRIMARY KEY, rec int, FOREIGN KEY (rec) REFERENCES `"
            + lab.parallel(lab.ephys())
            + "`.rec (id) ON DELETE CASCADE)",
        "INSERT INTO `" + lab.outside() + "`.look_ahead VALUES (1, 9)");
    ToolkitException refused =
        catchThrowableOfType(ToolkitException.class, () -> lab.cutOver(lab.rowCatchUp(), ALL));
    assertThat(refused.code()).isEqualTo("orphans");
    assertThat(lab.column("SELECT rec FROM `" + lab.outside() + "`.look_ahead"))
        .containsExactly("9");

    lab.execute("UPDATE `" + lab.outside() + "`.look_ahead SET rec = 2");
    assertThat(lab.cutOver(lab.rowCatchUp(), ALL).status()).isEqualTo("cut_over");
    assertThat(lab.column("SELECT rec FROM `" + lab.outside() + "`.look_ahead"))
        .containsExactly("2");
  }

  @Test
  void endsAlikeAfterDyingBeforeAnyChangeUpToTheSwap() {
    lab.execute(diverge());
    List<String> rows = rows(lab.core(), lab.ephys());
    lab.cutOver(lab.rowCatchUp(), ALL);
    List<String> after = lab.state();
    lab.undo();

    boolean swapped = false;
    int changes = 0;
    while (!swapped) {
      lab.execute(damage());
      DyingDataSource dying = new DyingDataSource(lab.dataSource(), changes);
      Lab killed = lab.over(dying.proxy());
      assertThat(catchThrowable(() -> killed.cutOver(killed.rowCatchUp(), ALL))).isNotNull();
      swapped =
          !lab.column("SHOW DATABASES LIKE '" + lab.kept(lab.core()) + "'").isEmpty()
              && lab.column("SHOW TABLES FROM `" + lab.kept(lab.core()) + "`").contains("subject");
      assertThat(rows(lab.core(), lab.ephys())).as("after %s changes", changes).isEqualTo(rows);
      lab.cutOver(lab.rowCatchUp(), ALL);
      assertThat(lab.state()).as("again after %s changes", changes).isEqualTo(after);
      lab.undo();
      changes++;
    }
    assertThat(changes).isGreaterThan(20);
  }

  /** In production: a row more, one less, another name; in the copy a row that nobody knows. */
  private String[] diverge() {
    return new String[] {
      "INSERT INTO `" + lab.ephys() + "`.rec VALUES (3, 2, 'third')",
      "INSERT INTO `" + lab.ephys() + "`.`__spikes` (id) VALUES (2), (3)",
      "DELETE FROM `" + lab.ephys() + "`.`__spikes` WHERE id = 1",
      "UPDATE `" + lab.core() + "`.subject SET name = 'ben' WHERE id = 2",
      "INSERT INTO `" + lab.parallel(lab.ephys()) + "`.rec VALUES (9, 2, 'alone')"
    };
  }

  private String[] more() {
    return new String[] {
      "INSERT INTO `" + lab.ephys() + "`.rec VALUES (4, 1, 'fourth')",
      "UPDATE `" + lab.ephys() + "`.rec SET subject = 2, note = 'moved' WHERE id = 1",
      "UPDATE `" + lab.core() + "`.subject SET name = 'bill' WHERE id = 2",
      "DELETE FROM `" + lab.ephys() + "`.`__spikes` WHERE id = 3"
    };
  }

  /** What makes the copy differ from production again. */
  private String[] damage() {
    return new String[] {
      "DELETE FROM `" + lab.parallel(lab.ephys()) + "`.`__spikes` WHERE id = 3",
      "DELETE FROM `" + lab.parallel(lab.ephys()) + "`.rec WHERE id = 3",
      "UPDATE `" + lab.parallel(lab.core()) + "`.subject SET name = 'bob' WHERE id = 2",
      "INSERT INTO `" + lab.parallel(lab.ephys()) + "`.rec VALUES (9, 2, 'alone')"
    };
  }

  private List<String> rows(String core, String ephys) {
    return lab.column(
        "SELECT CONCAT_WS(' ', id, name, boss) FROM `"
            + core
            + "`.subject"
            + " UNION ALL SELECT CONCAT_WS(' ', id, head) FROM `"
            + core
            + "`.`group`"
            + " UNION ALL SELECT CONCAT_WS(' ', id, subject, note) FROM `"
            + ephys
            + "`.rec"
            + " UNION ALL SELECT CONCAT_WS(' ', id, n) FROM `"
            + ephys
            + "`.`__spikes`"
            + " ORDER BY 1");
  }
}
