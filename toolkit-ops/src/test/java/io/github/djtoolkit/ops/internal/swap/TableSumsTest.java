package io.github.djtoolkit.ops.internal.swap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.RowProgress;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MySqlTest
class TableSumsTest {

  @Test
  void tellsBeforeAndAfterALargeTableHowFarItIs(TestSchema schema) {
    schema.execute(
        "CREATE TABLE few (id int PRIMARY KEY)",
        "CREATE TABLE many (id int AUTO_INCREMENT PRIMARY KEY)",
        "INSERT INTO few VALUES (1)",
        "INSERT INTO many VALUES (), (), (), (), (), (), (), ()");
    for (int i = 0; i < 14; i++) {
      schema.execute("INSERT INTO many SELECT NULL FROM many");
    }
    schema.query("ANALYZE TABLE few, many");
    TableName few = new TableName(schema.name(), "few");
    TableName many = new TableName(schema.name(), "many");
    List<RowProgress> told = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void advanced(RowProgress progress) {
            told.add(progress);
          }
        };

    Map<TableName, String> sums;
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      sums = new TableSums(session.db(), listener).of(List.of(few, many));
    }

    assertThat(sums).containsOnlyKeys(few, many);
    assertThat(sums.values()).doesNotContain("null");
    assertThat(told).extracting(RowProgress::table).containsExactly(few, few, many, many);
    assertThat(told.get(2).rows()).isEqualTo(1);
    assertThat(told.get(3).rows()).isEqualTo(told.get(3).total()).isGreaterThan(100_000);
  }
}
