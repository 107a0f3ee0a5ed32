package io.github.djtoolkit.ops.copy;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.CopyTableDataResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.fixture.RealPipeline;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@MySqlTest
class TableCopyTest {

  @Test
  void copiesARealPipelineOfTwoSchemas(MySqlServer server, TestSchema schema, TestFolder folder) {
    DataSource db = schema.dataSource();
    String core = schema.sibling("core").name();
    String ephys = schema.sibling("ephys").name();
    String coreCopy = schema.sibling("core_copy").name();
    String ephysCopy = schema.sibling("ephys_copy").name();
    new RealPipeline(core, ephys).restore(server, folder.path());
    EmptyCopy.make(db, Map.of(core, coreCopy, ephys, ephysCopy));
    SchemaMapping mapping = SchemaMapping.of(Map.of(core, coreCopy, ephys, ephysCopy));

    CopyTableDataResult planned = Copies.over(db).copy(mapping, CopyOptions.dryRun());
    assertThat(planned.rowsCopied()).isZero();
    assertThat(planned.details())
        .isNotEmpty()
        .allSatisfy(d -> assertThat(d.status()).isEqualTo("dry_run"))
        .allSatisfy(d -> assertThat(d.sqlStatements().get(0)).contains("insert into"));
    assertThat(SchemaCapture.of(db, ephysCopy).tables().values())
        .allSatisfy(t -> assertThat(t.rows()).isZero());

    CopyTableDataResult copied = Copies.over(db).copy(mapping, Copies.EXECUTE);

    assertThat(copied.rowsCopied()).isEqualTo(rows(db, core) + rows(db, ephys)).isPositive();
    assertThat(copied.timeTaken()).isPositive();
    assertThat(Copies.capture(db, coreCopy)).hasSameContentAs(Copies.capture(db, core));
    assertThat(Copies.capture(db, ephysCopy)).hasSameContentAs(Copies.capture(db, ephys));

    CopyTableDataResult again = Copies.over(db).copy(mapping, Copies.EXECUTE);
    assertThat(again.rowsCopied()).isZero();
    assertThat(again.details()).allSatisfy(d -> assertThat(d.status()).isEqualTo("complete"));
  }

  @Test
  void copiesOneTable(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id int NOT NULL PRIMARY KEY AUTO_INCREMENT, v varchar(10), at timestamp NOT NULL DEFAULT"
            + " CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, hidden int INVISIBLE, twice int AS (hidden * 2), kept int AS (hidden + 1) STORED)",
        "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO'",
        "SET SESSION time_zone = '+03:00'",
        "INSERT INTO t (id, v, at, hidden) VALUES (0, 'a', '2001-02-03 04:05:06', 7), (9, NULL, '2020-01-01 00:00:00', 8)");
    TestSchema copy = EmptyCopy.of(schema, "copy");

    CopyTableDataResult result =
        Copies.over(schema.dataSource())
            .copy(schema.name(), copy.name(), List.of("t"), Copies.EXECUTE);

    assertThat(result.rowsCopied()).isEqualTo(2);
    assertThat(Copies.capture(schema.dataSource(), copy.name()))
        .hasSameContentAs(SchemaCapture.of(schema.dataSource(), schema.name()));
  }

  private static long rows(DataSource db, String schema) {
    return Copies.capture(db, schema).tables().values().stream().mapToLong(t -> t.rows()).sum();
  }
}
