package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.storage.config.ConfigurationReader;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that name DataJoint's configuration files. */
final class StoreOptions {

  @Option(
      names = "--stores",
      paramLabel = "FILE",
      description =
          "The datajoint.json of 2.x with the stores; secrets are read from .secrets beside it.")
  private Optional<Path> stores = Optional.empty();

  @Option(
      names = "--legacy-stores",
      paramLabel = "FILE",
      description = "The dj_local_conf.json of 0.14 with the stores.")
  private Optional<Path> legacyStores = Optional.empty();

  /** What the files and the environment say. */
  DataJointConfiguration read(Map<String, String> environment) {
    ConfigurationReader reader =
        new ConfigurationReader(environment, ConfigurationReader.SYSTEM_SECRETS);
    Optional<DataJointConfiguration> current = stores.map(reader::readCurrent);
    Optional<DataJointConfiguration> legacy = legacyStores.map(reader::readLegacy);
    if (current.isPresent() && legacy.isPresent()) {
      return current.get().withLegacy(legacy.get());
    }
    return current.or(() -> legacy).orElseGet(reader::readEnvironment);
  }
}
