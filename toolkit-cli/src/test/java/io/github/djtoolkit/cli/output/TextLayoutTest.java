package io.github.djtoolkit.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextLayoutTest {

  record Summary(
      int columnsAnalyzed, boolean complete, List<String> sqlStatements, List<Line> details) {}

  record Line(String table, String nativeType, Optional<String> error) {}

  record Outer(int tables, List<Inner> details) {}

  record Inner(String table, List<String> columnsAdded, List<String> sqlStatements) {}

  @Test
  void showsNumbersFirstAndListsAsTables() {
    Summary result =
        new Summary(
            2,
            true,
            List.of("ALTER TABLE `a`.`b` ADD c int"),
            List.of(
                new Line("subject", "int", Optional.empty()),
                new Line("rec", "bigint unsigned", Optional.of("too big"))));
    assertThat(lines(result))
        .containsExactly(
            "columns analyzed  2",
            "complete          yes",
            "sql statements:",
            "  ALTER TABLE `a`.`b` ADD c int;",
            "details:",
            "  table    native type      error",
            "  subject  int",
            "  rec      bigint unsigned  too big");
  }

  @Test
  void showsWhatHoldsListsAsBlocks() {
    Inner inner = new Inner("__fit", List.of("_job_version"), List.of("ALTER 1"));
    assertThat(lines(new Outer(2, List.of(inner, inner))))
        .containsExactly(
            "tables  2",
            "details:",
            "  table  __fit",
            "  columns added:",
            "    _job_version",
            "  sql statements:",
            "    ALTER 1;",
            "",
            "  table  __fit",
            "  columns added:",
            "    _job_version",
            "  sql statements:",
            "    ALTER 1;");
  }

  @Test
  void listsStatementsReadyToRun() {
    assertThat(lines(List.of("ALTER 1", "ALTER 2;"))).containsExactly("ALTER 1;", "ALTER 2;");
  }

  @Test
  void saysWhereAListIsEmpty() {
    assertThat(lines(new Outer(0, List.of()))).containsExactly("tables  0", "details: none");
    assertThat(lines(List.of())).isEmpty();
  }

  @Test
  void spellsOutWhatATerminalWouldObey() {
    assertThat(lines(List.of(new Line("two\nlines", "\u001b[31mred", Optional.empty()))))
        .last()
        .isEqualTo("two\\nlines  \\u001b[31mred");
  }

  private static List<String> lines(Object result) {
    return TextLayout.lines(ResultTree.of(result));
  }
}
