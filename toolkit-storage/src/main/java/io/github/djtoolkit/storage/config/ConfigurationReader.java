package io.github.djtoolkit.storage.config;

import io.github.djtoolkit.storage.internal.config.ConfigNode;
import io.github.djtoolkit.storage.internal.config.ConnectionParser;
import io.github.djtoolkit.storage.internal.config.Dialect;
import io.github.djtoolkit.storage.internal.config.SecretsFolder;
import io.github.djtoolkit.storage.internal.config.StoresParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads DataJoint's configuration files. As in DataJoint, the environment ({@code DJ_HOST}, {@code
 * DJ_PORT}, {@code DJ_USER}, {@code DJ_PASS}) goes before the file, and the file before the folder
 * of secrets. Empty variables count as not set.
 *
 * <p>A relative location of a store is resolved against the folder of the file. DataJoint resolves
 * it against the folder that it was started in, which is the same where it finds the file there.
 */
public final class ConfigurationReader {

  /**
   * Where containers mount secrets; read where there is no folder {@code .secrets} beside the file.
   */
  public static final Path SYSTEM_SECRETS = Path.of("/run/secrets/datajoint");

  private final Map<String, String> environment;
  private final Path systemSecrets;

  /**
   * A reader with the given surroundings.
   *
   * @param environment environment variables
   * @param systemSecrets folder of secrets to use where there is none beside the file
   */
  public ConfigurationReader(Map<String, String> environment, Path systemSecrets) {
    this.environment = Map.copyOf(environment);
    this.systemSecrets = systemSecrets;
  }

  /**
   * A reader with the surroundings of this process.
   *
   * @return the reader
   */
  public static ConfigurationReader ofThisProcess() {
    return new ConfigurationReader(System.getenv(), SYSTEM_SECRETS);
  }

  /**
   * Reads the file of 2.x, {@code datajoint.json}, with the secrets beside it.
   *
   * @param file the file
   * @return what it says
   * @throws ConfigurationException if it cannot be read, is not JSON, or a value cannot be used
   */
  public DataJointConfiguration readCurrent(Path file) {
    return read(file, Dialect.CURRENT);
  }

  /**
   * Reads the file of 0.14, {@code dj_local_conf.json} or {@code .datajoint_config.json}.
   *
   * @param file the file
   * @return what it says
   * @throws ConfigurationException if it cannot be read, is not JSON, or a value cannot be used
   */
  public DataJointConfiguration readLegacy(Path file) {
    return read(file, Dialect.LEGACY);
  }

  /**
   * Reads the environment alone, and the system's folder of secrets.
   *
   * @return the connection, and no stores
   * @throws ConfigurationException if a value cannot be used
   */
  public DataJointConfiguration readEnvironment() {
    SecretsFolder secrets = SecretsFolder.at(systemSecrets);
    ConnectionSettings connection =
        ConnectionParser.ofEnvironment(environment).orElse(secrets.connection());
    return new DataJointConfiguration(
        connection, Map.of(), secrets.stores(), Optional.empty(), Optional.empty(), List.of());
  }

  private DataJointConfiguration read(Path file, Dialect dialect) {
    ConfigNode root = ConfigNode.read(file);
    SecretsFolder secrets =
        dialect == Dialect.CURRENT
            ? SecretsFolder.beside(file, systemSecrets)
            : SecretsFolder.none();
    ConnectionSettings connection =
        ConnectionParser.ofEnvironment(environment)
            .orElse(ConnectionParser.ofFile(root))
            .orElse(secrets.connection());
    StoresParser.Stores stores = new StoresParser(dialect, root, secrets.stores()).parse();
    return new DataJointConfiguration(
        connection,
        stores.specs(),
        stores.credentials(),
        stores.defaultStore(),
        stores.filepathDefault(),
        stores.findings());
  }
}
