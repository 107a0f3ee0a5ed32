package io.github.djtoolkit.cli.interop;

import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.sql.SQLException;
final class RecordedPipeline {
  private RecordedPipeline() {}
  static Pipeline restore(MySqlServer server, TestFolder folder) { throw new IllegalStateException(); }
  static void drop(MySqlServer server) throws SQLException {}
}
