package io.github.djtoolkit.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.djtoolkit.model.result.AnalyzeColumnsResult;
import io.github.djtoolkit.model.result.BlobColumn;
import io.github.djtoolkit.model.result.FinalizeResult;
import io.github.djtoolkit.model.result.JobMetadataResult;
import io.github.djtoolkit.model.result.LineageResult;
import io.github.djtoolkit.model.result.MigrateBlobColumnsResult;
import io.github.djtoolkit.model.result.MigrateColumnsResult;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.MigrateResult;
import io.github.djtoolkit.model.result.MigrationStatusResult;
import io.github.djtoolkit.model.result.RollbackResult;
import io.github.djtoolkit.model.result.StatusResult;
import io.github.djtoolkit.model.result.VerifyResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResultTreeTest {

  static Stream<Arguments> results() {
    return Stream.of(
        arguments(
            AnalyzeColumnsResult.class, "", "needs_migration already_migrated external_storage"),
        arguments(
            AnalyzeColumnsResult.class,
            "/external_storage/0",
            "table column native_type core_type comment reason"),
        arguments(
            MigrateColumnsResult.class,
            "",
            "columns_analyzed columns_migrated columns_skipped sql_statements details"),
        arguments(
            MigrateColumnsResult.class,
            "/details/0",
            "table column native_type core_type status error"),
        arguments(
            BlobColumn.class,
            "",
            "table_name column_name column_type current_comment needs_migration"),
        arguments(
            MigrateBlobColumnsResult.class, "", "analyzed needs_migration migrated sql_statements"),
        arguments(MigrationStatusResult.class, "", "total_blob_columns migrated pending columns"),
        arguments(
            JobMetadataResult.class, "", "tables_analyzed tables_modified columns_added details"),
        arguments(
            JobMetadataResult.class, "/details/0", "table status columns_added sql_statements"),
        arguments(
            MigrateExternalResult.class,
            "",
            "columns_found columns_migrated rows_migrated details"),
        arguments(
            MigrateExternalResult.class,
            "/details/0",
            "table column store type action status rows"),
        arguments(LineageResult.class, "", "tables_analyzed lineage_entries status"),
        arguments(VerifyResult.class, "", "compatible blob_markers lineage_exists issues"),
        arguments(VerifyResult.class, "/issues/0", "severity code table column message"),
        arguments(MigrateResult.class, "/schemas/0", "schema columns external lineage verify"),
        arguments(FinalizeResult.class, "", "schema external"),
        arguments(RollbackResult.class, "/schemas/0", "schema status sql_statements"),
        arguments(StatusResult.class, "", "schema stage labels_pending external_finalized"));
  }

  @ParameterizedTest
  @MethodSource("results")
  void aResultHasItsKeysInSnakeCase(Class<?> result, String place, String keys) {
    JsonNode tree = ResultTree.of(RecordSample.of(result));
    assertThat(tree.at(place).fieldNames()).toIterable().contains(keys.split(" "));
    assertThat(keysOf(tree)).isNotEmpty().allMatch(key -> key.matches("[a-z0-9]+(_[a-z0-9]+)*"));
  }

  @Test
  void aListOfStatementsIsAnArrayOfTexts() {
    assertThat(ResultTree.json(List.of("ALTER `a`", "ALTER \"b\"")))
        .isEqualTo("[ \"ALTER `a`\", \"ALTER \\\"b\\\"\" ]");
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

  private static List<String> keysOf(JsonNode node) {
    Stream<String> own =
        StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false);
    Stream<String> below =
        StreamSupport.stream(node.spliterator(), false).flatMap(child -> keysOf(child).stream());
    return Stream.concat(own, below).toList();
  }
}
