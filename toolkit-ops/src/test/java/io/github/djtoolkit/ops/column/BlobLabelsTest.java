package io.github.djtoolkit.ops.column;

import static io.github.djtoolkit.ops.Operations.comments;
import static io.github.djtoolkit.ops.Operations.definitions;
import static io.github.djtoolkit.ops.Operations.runner;
import static io.github.djtoolkit.ops.Operations.sessions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.BlobColumn;
import io.github.djtoolkit.model.result.MigrateBlobColumnsResult;
import io.github.djtoolkit.model.result.MigrationStatusResult;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MySqlTest
class BlobLabelsTest {

  @BeforeEach
  void create(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id int PRIMARY KEY, a tinyblob, b blob NOT NULL COMMENT 'b', m mediumblob,"
            + "l longblob, done longblob COMMENT ':<blob>:', file longblob COMMENT ':attach:f',"
            + "odd blob COMMENT ':int32:o', text longtext)",
        "CREATE TABLE `~hidden` (id int PRIMARY KEY, a blob)");
  }

  @Test
  void listsBlobs(TestSchema schema) {
    assertThat(blobs(schema).analyze(schema.name()))
        .extracting(BlobColumn::columnName, BlobColumn::columnType, BlobColumn::needsMigration)
        .containsExactly(
            tuple("a", "tinyblob", true),
            tuple("b", "blob", true),
            tuple("m", "mediumblob", true),
            tuple("l", "longblob", true),
            tuple("done", "longblob", false),
            tuple("file", "longblob", true),
            tuple("odd", "blob", true));
    assertThat(blobs(schema).analyze(schema.name()).get(1))
        .isEqualTo(new BlobColumn(schema.name() + ".t", "b", "blob", "b", true));
  }

  @Test
  void generatesStatementsWithoutRunningThem(TestSchema schema) {
    List<String> before = definitions(schema);
    assertThat(
            blobs(schema).generateSql(schema.name(), BlobLabels.DEFAULT_TARGET, Execution.DRY_RUN))
        .singleElement()
        .asString()
        .contains("modify column `b` blob NOT NULL COMMENT ':<blob>:b'", ":<attach>:f")
        .doesNotContain("`id`", "`done`", "`odd`");
    assertThat(definitions(schema)).isEqualTo(before);
  }

  @Test
  void labelsBlobsOnce(TestSchema schema) {
    MigrateBlobColumnsResult first =
        blobs(schema).migrate(schema.name(), BlobLabels.DEFAULT_TARGET, Execution.EXECUTE);
    List<String> after = definitions(schema);
    MigrateBlobColumnsResult second =
        blobs(schema).migrate(schema.name(), BlobLabels.DEFAULT_TARGET, Execution.EXECUTE);
    MigrationStatusResult status = blobs(schema).status(schema.name());

    assertThat(first.analyzed()).isEqualTo(7);
    assertThat(first.needsMigration()).isEqualTo(6);
    assertThat(first.migrated()).isEqualTo(5);
    assertThat(first.warnings()).singleElement().asString().contains(".t.odd");
    assertThat(second.migrated()).isZero();
    assertThat(second.sqlStatements()).isEmpty();
    assertThat(definitions(schema)).isEqualTo(after);
    assertThat(comments(schema, "t")).containsEntry("b", ":<blob>:b").containsEntry("id", "");
    assertThat(status.totalBlobColumns()).isEqualTo(7);
    assertThat(status.migrated()).isEqualTo(6);
    assertThat(status.pending()).isEqualTo(1);
  }

  @Test
  void takesAnotherCodec(TestSchema schema) {
    blobs(schema).migrate(schema.name(), "graph", Execution.EXECUTE);
    assertThat(comments(schema, "t"))
        .containsEntry("b", ":<graph>:b")
        .containsEntry("file", ":<attach>:f");
  }

  @Test
  void refusesWhatIsNoCodec(TestSchema schema) {
    List<String> before = definitions(schema);
    assertThatThrownBy(() -> blobs(schema).migrate(schema.name(), "blob@raw", Execution.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("bad_target_type"));
    assertThat(definitions(schema)).isEqualTo(before);
  }

  private static BlobLabels blobs(TestSchema schema) {
    return new BlobLabels(sessions(schema), runner(schema));
  }
}
