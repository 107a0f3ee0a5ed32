package io.github.djtoolkit.ops.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CutOverResult;
import io.github.djtoolkit.ops.DyingDataSource;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parallel schemas take the place of production, and give it back. */
@MySqlTest
class CutOverTest {

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
  void letsTwoSchemasChangePlacesAndTakesItBack() {
    List<String> before = lab.state();

    assertThat(
            lab.cutOver(lab.rowCatchUp(), CutOverOptions.dryRun().verified(false)).sqlStatements())
        .anyMatch(sql -> sql.startsWith("rename table"));
    assertThat(lab.state()).isEqualTo(before);

    CutOverResult result = lab.cutOver();
    assertThat(result.status()).isEqualTo("cut_over");
    assertThat(result.schemas())
        .extracting(CutOverResult.Schema::kept)
        .containsExactly(lab.kept(lab.core()), lab.kept(lab.ephys()));
    assertThat(result.foreignKeys())
        .containsExactly(
            lab.outside() + ".child.child_ibfk_1", lab.outside() + ".child.child_ibfk_2");
    assertThat(result.notes()).anyMatch(n -> n.contains("view `" + lab.outside() + "`.`look`"));
    List<String> after = lab.state();
    assertThat(lab.triggers(lab.ephys())).singleElement().asString().startsWith("new BEFOREINSERT");
    assertThat(lab.triggers(lab.kept(lab.ephys()))).hasSize(2);
    assertThat(lab.one("SELECT lineage FROM `" + lab.core() + "`.`~lineage`"))
        .isEqualTo(lab.core() + ".subject.id");
    assertThat(lab.column("SHOW TABLES FROM `" + lab.parallel(lab.core()) + "`")).isEmpty();
    assertThat(lab.column("SELECT name FROM `" + lab.core() + "`.again"))
        .containsExactly("ann", "bob");
    assertThat(lab.column("SELECT name FROM `" + lab.kept(lab.core()) + "`.again"))
        .containsExactly("ann", "bob");
    assertThat(lab.one("SHOW CREATE TABLE `" + lab.outside() + "`.child")).isEqualTo("child");

    assertThat(lab.cutOver().status()).isEqualTo("complete");
    assertThat(lab.state()).isEqualTo(after);

    assertThat(lab.undo().status()).isEqualTo("undone");
    assertThat(lab.state()).isEqualTo(before);
    assertThat(lab.column("SHOW DATABASES LIKE '" + lab.core() + "%before%'")).isEmpty();
  }

  @Test
  void writesGoToWhatCame() {
    lab.cutOver();
    lab.execute("INSERT INTO `" + lab.ephys() + "`.rec VALUES (3, 1, 'third')");
    assertThat(lab.one("SELECT note FROM `" + lab.ephys() + "`.rec WHERE id = 3"))
        .isEqualTo("third by ann");
    assertThatThrownBy(() -> lab.execute("DELETE FROM `" + lab.ephys() + "`.rec WHERE id = 2"))
        .rootCause()
        .hasMessageContaining("child_ibfk_2");
    lab.execute("INSERT INTO `" + lab.kept(lab.ephys()) + "`.rec VALUES (4, 2, 'fourth')");
    assertThat(lab.one("SELECT note FROM `" + lab.kept(lab.ephys()) + "`.rec WHERE id = 4"))
        .isEqualTo("fourth! of bob");
  }

  @Test
  void endsAlikeAfterDyingBeforeAnyChange() {
    List<String> before = lab.state();
    lab.cutOver();
    List<String> after = lab.state();
    lab.undo();

    boolean died = true;
    int changes = 0;
    while (died) {
      int allowed = changes++;
      died = dies(allowed, Lab::cutOver);
      productionIsWhole(allowed);
      lab.cutOver();
      assertThat(lab.state()).as("cut over again after %s changes", allowed).isEqualTo(after);

      dies(allowed, Lab::undo);
      productionIsWhole(allowed);
      undoWhatIsLeft();
      assertThat(lab.state()).as("undone again after %s changes", allowed).isEqualTo(before);

      if (allowed % 2 == 0) {
        dies(allowed, Lab::cutOver);
        undoWhatIsLeft();
        assertThat(lab.state()).as("taken back after %s changes", allowed).isEqualTo(before);
      }
    }
    assertThat(changes).isGreaterThan(25);
  }

  /** Where no key of another schema is left to do, nothing else tells that the lineage is not. */
  @Test
  void movesTheLineageOfARunThatDiedJustBeforeIt() {
    lab.execute("DROP DATABASE `" + lab.outside() + "`");
    int stale = 0;
    boolean died = true;
    for (int allowed = 12; died; allowed++) {
      died = dies(allowed, Lab::cutOver);
      List<String> left =
          lab.column("SHOW TABLES FROM `" + lab.core() + "` LIKE '~lineage'").isEmpty()
              ? List.of()
              : lab.column("SELECT lineage FROM `" + lab.core() + "`.`~lineage`");
      stale += left.contains(lab.parallel(lab.core()) + ".subject.id") ? 1 : 0;
      lab.cutOver();
      assertThat(lab.one("SELECT lineage FROM `" + lab.core() + "`.`~lineage`"))
          .as("after %s changes", allowed)
          .isEqualTo(lab.core() + ".subject.id");
      lab.undo();
    }
    assertThat(stale).isPositive();
  }

  private void productionIsWhole(int allowed) {
    assertThat(lab.column("SELECT CONCAT(id, name, boss) FROM `" + lab.core() + "`.subject"))
        .as("production after %s changes", allowed)
        .containsExactly("1ann1", "2bob1");
    assertThat(lab.column("SELECT id FROM `" + lab.ephys() + "`.rec")).containsExactly("1", "2");
    assertThat(lab.column("SELECT n FROM `" + lab.ephys() + "`.`__spikes`")).containsExactly("2");
    assertThat(lab.column("SELECT name FROM `" + lab.core() + "`.again"))
        .containsExactly("ann", "bob");
    assertThat(
            lab.one(
                "SELECT COUNT(*) FROM information_schema.referential_constraints WHERE constraint_schema = '"
                    + lab.outside()
                    + "'"))
        .isEqualTo("2");
  }

  /** Nothing is, where the run died before it had written anything down, or after the last. */
  private void undoWhatIsLeft() {
    try {
      lab.undo();
    } catch (ToolkitException e) {
      assertThat(e.code()).as("%s", e.getMessage()).isEqualTo("no_cut_over");
    }
  }

  private boolean dies(int changes, Consumer<Lab> work) {
    DyingDataSource dying = new DyingDataSource(lab.dataSource(), changes);
    try {
      work.accept(lab.over(dying.proxy()));
    } catch (RuntimeException e) {
      assertThat(dying.died()).as("%s", e).isTrue();
    }
    return dying.died();
  }
}
