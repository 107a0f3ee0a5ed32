package io.github.djtoolkit.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.djtoolkit.model.result.AnalyzeColumnsResult;
import io.github.djtoolkit.model.result.BlobColumn;
import io.github.djtoolkit.model.result.ColumnFinding;
import io.github.djtoolkit.model.result.JobMetadataResult;
import io.github.djtoolkit.model.result.LineageResult;
import io.github.djtoolkit.model.result.MigrateBlobColumnsResult;
import io.github.djtoolkit.model.result.MigrateColumnsResult;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.MigrationStatusResult;
import io.github.djtoolkit.model.result.VerifyResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResultTreeTest {

  private static final ColumnFinding FINDING =
      new ColumnFinding("rec", "x", "int", "int32", "a comment", "a reason");
  private static final BlobColumn BLOB = new BlobColumn("rec", "x", "longblob", "", true);

  static Stream<Arguments> results() {
    return Stream.of(
        arguments(
            new AnalyzeColumnsResult(List.of(FINDING), List.of(), List.of()),
            "needs_migration already_migrated external_storage",
            "/needs_migration/0",
            "table column native_type core_type comment reason"),
        arguments(
            new MigrateColumnsResult(
                1,
                1,
                0,
                List.of("ALTER"),
                List.of(
                    new MigrateColumnsResult.Detail(
                        "rec", "x", "int", "int32", "migrated", Optional.of("beware")))),
            "columns_analyzed columns_migrated columns_skipped sql_statements details",
            "/details/0",
            "table column native_type core_type status error"),
        arguments(
            List.of(BLOB),
            "",
            "/0",
            "table_name column_name column_type current_comment needs_migration"),
        arguments(
            new MigrateBlobColumnsResult(1, 1, 0, List.of("ALTER")),
            "analyzed needs_migration migrated sql_statements",
            "",
            "analyzed needs_migration migrated sql_statements"),
        arguments(
            new MigrationStatusResult(1, 0, 1, List.of(BLOB)),
            "total_blob_columns migrated pending columns",
            "/columns/0",
            "table_name column_name column_type current_comment needs_migration"),
        arguments(
            new JobMetadataResult(
                1,
                1,
                3,
                List.of(
                    new JobMetadataResult.Detail("rec", "modified", List.of("c"), List.of("ALTER")))),
            "tables_analyzed tables_modified columns_added details",
            "/details/0",
            "table status columns_added sql_statements"),
        arguments(
            new MigrateExternalResult(
                1,
                1,
                7,
                List.of(
                    new MigrateExternalResult.Detail("rec", "x", "raw", "blob", "convert", "done", 7))),
            "columns_found columns_migrated rows_migrated details",
            "/details/0",
            "table column store type action status rows"),
        arguments(
            new LineageResult(3, 9, "rebuilt"),
            "tables_analyzed lineage_entries status",
            "",
            "tables_analyzed lineage_entries status"),
        arguments(
            new VerifyResult(
                false,
                true,
                true,
                List.of(
                    new VerifyResult.Issue(
                        VerifyResult.Severity.ERROR, "unlabelled_blob", "rec", "x", "why"))),
            "compatible blob_markers lineage_exists issues",
            "/issues/0",
            "severity code table column message"));
  }

  @ParameterizedTest
  @MethodSource("results")
  void everyResultHasItsKeysInSnakeCase(Object result, String keys, String inner, String innerKeys) {
    JsonNode tree = ResultTree.of(result);
    if (!keys.isEmpty()) {
      assertThat(tree.fieldNames()).toIterable().containsExactly(keys.split(" "));
    }
    assertThat(tree.at(inner).fieldNames()).toIterable().containsExactly(innerKeys.split(" "));
  }

  @Test
  void aListOfStatementsIsAnArrayOfTexts() {
    assertThat(ResultTree.json(List.of("ALTER `a`", "ALTER \"b\"")).lines().map(String::strip).toList())
        .containsExactly("[ \"ALTER `a`\", \"ALTER \\\"b\\\"\" ]");
  }

  @Test
  void whatIsNotThereIsLeftOut() {
    JsonNode tree =
        ResultTree.of(
            new MigrateColumnsResult.Detail("t", "c", "int", "int32", "dry_run", Optional.empty()));
    assertThat(tree.has("error")).isFalse();
  }

  @Test
  void constantsAreLowerCase() {
    JsonNode tree =
        ResultTree.of(new VerifyResult.Issue(VerifyResult.Severity.WARNING, "c", "", "", ""));
    assertThat(tree.get("severity").asText()).isEqualTo("warning");
  }
}
