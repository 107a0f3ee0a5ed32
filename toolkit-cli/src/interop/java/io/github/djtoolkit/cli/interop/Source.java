package io.github.djtoolkit.cli.interop;

import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;

/** The pipelines that the tests migrate. */
enum Source {
  /** What real 0.14.6 declares and fills here and now. */
  DECLARED {
    @Override
    Pipeline open(MySqlServer server, TestSchema schema, TestFolder folder) {
      return OwnPipeline.declare(server, schema, folder);
    }
  },

  /** What real 0.14 wrote once, as it was recorded. */
  RECORDED {
    @Override
    Pipeline open(MySqlServer server, TestSchema schema, TestFolder folder) {
      return RecordedPipeline.restore(server, schema, folder);
    }
  };

  /** Puts the pipeline on the server and its stores into the folder. */
  abstract Pipeline open(MySqlServer server, TestSchema schema, TestFolder folder);
}
