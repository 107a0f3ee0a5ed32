package io.github.djtoolkit.cli.docs;

import io.github.djtoolkit.model.result.MigrateResult;
import io.github.djtoolkit.model.result.VerifyResult;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.MigrateOptions;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.ConfigurationReader;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/** What the README shows, from the first mark to the last; a test compares the two. */
final class ReadmeExample {

  private ReadmeExample() {}

  // begin
  static VerifyResult migrate(DataSource dataSource, Path datajointJson) {
    DataJointConfiguration configuration =
        ConfigurationReader.ofThisProcess().readCurrent(datajointJson);
    try (ObjectStores stores = ObjectStores.of(configuration)) {
      MigrationToolkit toolkit =
          MigrationToolkit.builder().dataSource(dataSource).stores(stores).build();
      List<String> schemas = List.of("lab_core", "lab_ephys");

      MigrateOptions options = MigrateOptions.dryRun().with(Finish.FINALIZE);
      MigrateResult planned = toolkit.migrate(schemas, options);
      System.out.println(planned);

      toolkit.migrate(schemas, options.with(Execution.EXECUTE));
      return toolkit.verifySchemaV20("lab_ephys");
    }
  }
  // end
}
