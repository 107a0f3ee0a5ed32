package io.github.djtoolkit.cli.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.djtoolkit.testkit.fixture.RealPipeline;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.List;

/** The pipeline that real 0.14.6 wrote once, with the values that it fetched then. */
final class RecordedPipeline {

  private RecordedPipeline() {}

  /** Restores both schemas under names of the test, with stores in an empty folder. */
  static Pipeline restore(MySqlServer server, TestSchema schema, TestFolder folder) {
    RealPipeline real =
        new RealPipeline(schema.sibling("core").name(), schema.sibling("ephys").name());
    real.restore(server, folder.path());
    try {
      return new Pipeline(
          server,
          folder.path(),
          new FolderSite(folder.path()),
          List.of(real.coreSchema(), real.ephysSchema()),
          List.of("raw", "fp-data"),
          List.of(),
          new ObjectMapper().readTree(real.values()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The recorded values are no JSON", e);
    }
  }
}
