package io.github.djtoolkit.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.AnalyzeColumnsResult;
import io.github.djtoolkit.model.result.ColumnFinding;
import io.github.djtoolkit.model.result.JobMetadataResult;
import io.github.djtoolkit.model.result.MigrateColumnsResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextLayoutTest {

  @Test
  void showsNumbersFirstAndListsAsTables() {
    MigrateColumnsResult result =
        new MigrateColumnsResult(
            2,
            0,
            1,
            List.of("ALTER TABLE `a`.`b` ADD c int"),
            List.of(
                new MigrateColumnsResult.Detail("subject", "age", "int", "int32", "dry_run", Optional.empty()),
                new MigrateColumnsResult.Detail("rec", "n", "bigint unsigned", "int64", "dry_run", Optional.of("too big"))));
    assertThat(TextLayout.lines(ResultTree.of(result)))
        .containsExactly(
            "columns analyzed  2",
            "columns migrated  0",
            "columns skipped   1",
            "sql statements:",
            "  ALTER TABLE `a`.`b` ADD c int;",
            "details:",
            "  table    column  native type      core type  status   error",
            "  subject  age     int              int32      dry_run",
            "  rec      n       bigint unsigned  int64      dry_run  too big");
  }

  @Test
  void showsWhatHoldsListsAsBlocks() {
    JobMetadataResult result =
        new JobMetadataResult(
            1, 0, 0, List.of(new JobMetadataResult.Detail("__fit", "dry_run", List.of("_job_version"), List.of("ALTER 1"))));
    assertThat(TextLayout.lines(ResultTree.of(result)))
        .containsExactly(
            "tables analyzed  1",
            "tables modified  0",
            "columns added    0",
            "details:",
            "  table   __fit",
            "  status  dry_run",
            "  columns added:",
            "    _job_version",
            "  sql statements:",
            "    ALTER 1;");
  }

  @Test
  void listsStatementsReadyToRun() {
    assertThat(TextLayout.lines(ResultTree.of(List.of("ALTER 1", "ALTER 2;"))))
        .containsExactly("ALTER 1;", "ALTER 2;");
  }

  @Test
  void saysWhereAListIsEmpty() {
    assertThat(TextLayout.lines(ResultTree.of(new AnalyzeColumnsResult(List.of(), List.of(), List.of()))))
        .containsExactly("needs migration: none", "already migrated: none", "external storage: none");
  }

  @Test
  void spellsOutWhatATerminalWouldObey() {
    ColumnFinding finding = new ColumnFinding("t", "c", "int", "int32", "two\nlines \u001b[31mred", "");
    assertThat(TextLayout.lines(ResultTree.of(List.of(finding))))
        .last()
        .asString()
        .contains("two\\nlines \\u001b[31mred")
        .hasLineCount(1);
  }
}
