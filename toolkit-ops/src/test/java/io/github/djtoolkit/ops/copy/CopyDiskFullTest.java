package io.github.djtoolkit.ops.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.testkit.server.MySqlServer;
import io.github.djtoolkit.testkit.server.ServerOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A server whose data file is full, as a disk is: its tablespace may not grow beyond 16 MB. More
 * room comes with a table that is dropped.
 */
class CopyDiskFullTest {

  @Test
  void saysSoAndGoesOnOnceThereIsRoom() throws SQLException {
    ServerOptions full =
        ServerOptions.of(
            "--innodb-data-file-path=ibdata1:12M:autoextend:max:40M", "--innodb-file-per-table=1");
    try (MySqlServer server = MySqlServer.startEmbedded(full);
        Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "CREATE DATABASE src",
              "CREATE DATABASE dest",
              "CREATE TABLE src.t (id int PRIMARY KEY, b blob)",
              "INSERT INTO src.t WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 800)"
                  + " SELECT n, REPEAT('x', 20000) FROM c",
              "ANALYZE TABLE src.t",
              "SET GLOBAL innodb_file_per_table = 0",
              "CREATE TABLE dest.ballast LIKE src.t",
              "INSERT INTO dest.ballast SELECT * FROM src.t",
              "CREATE TABLE dest.t LIKE src.t")) {
        statement.execute(sql);
      }

      assertThatThrownBy(
              () ->
                  Copies.over(server.dataSource())
                      .copy("src", "dest", List.of("t"), Copies.EXECUTE))
          .isInstanceOfSatisfying(
              ToolkitException.class,
              e -> assertThat(e.code()).as(e.getMessage()).isEqualTo("disk_full"))
          .hasMessageContaining("The table 't' is full")
          .hasMessageContaining("run the same command again");

      statement.execute("DROP TABLE dest.ballast");
      Copies.over(server.dataSource()).copy("src", "dest", List.of("t"), Copies.EXECUTE);
      try (ResultSet row =
          statement.executeQuery(
              "SELECT COUNT(*), SUM(LENGTH(b)) FROM dest.t JOIN src.t USING (id, b)")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(800);
      }
    }
  }
}
