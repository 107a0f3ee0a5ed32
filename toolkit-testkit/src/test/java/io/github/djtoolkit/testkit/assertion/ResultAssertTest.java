package io.github.djtoolkit.testkit.assertion;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.result.MigrateColumnsResult;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.VerifyResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultAssertTest {

  private final MigrateColumnsResult dryRun =
      new MigrateColumnsResult(
          3,
          0,
          2,
          List.of("ALTER TABLE t"),
          List.of(
              new MigrateColumnsResult.Detail(
                  "t", "c", "int", "int32", "dry_run", Optional.empty())),
          List.of());

  @Test
  void knowsADryRunOfColumns() {
    assertThat(dryRun).isDryRunOf(1).hasLabel("t", "c", "int32");
    assertThatThrownBy(() -> assertThat(dryRun).hasMigrated(1))
        .hasMessageContaining("columns_migrated");
    assertThatThrownBy(() -> assertThat(dryRun).hasNothingToDo())
        .hasMessageContaining("sql_statements");
    assertThatThrownBy(() -> assertThat(dryRun).hasLabel("t", "c", "int64"))
        .hasMessageContaining("t.c");
  }

  @Test
  void knowsWhatWasConverted() {
    MigrateExternalResult converted = new MigrateExternalResult(2, 2, 10, List.of());
    assertThat(converted).hasMigrated(2, 10);
    assertThatThrownBy(() -> assertThat(converted).isDryRunOf(2))
        .hasMessageContaining("columns_migrated");
    assertThat(new MigrateExternalResult(2, 0, 0, List.of())).isDryRunOf(2).changedNothing();
  }

  @Test
  void namesTheIssuesOfAnIncompatibleSchema() {
    VerifyResult result =
        new VerifyResult(
            false,
            false,
            true,
            List.of(
                new VerifyResult.Issue(
                    VerifyResult.Severity.ERROR, "unlabelled_blob", "t", "c", "reads as raw bytes"),
                new VerifyResult.Issue(
                    VerifyResult.Severity.WARNING, "latin1", "", "", "not utf8mb4")));
    assertThat(result).isIncompatibleFor("unlabelled_blob");
    assertThatThrownBy(() -> assertThat(result).isCompatible())
        .hasMessageContaining("reads as raw bytes");
    assertThat(new VerifyResult(true, true, true, List.of())).isCompatible();
  }
}
