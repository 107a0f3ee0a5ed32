package io.github.djtoolkit.storage.internal.config;

import io.github.djtoolkit.storage.config.ConfigurationException;
import io.github.djtoolkit.storage.config.ConnectionSettings;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder with one file a secret, named by its key: {@code database.password}, {@code
 * stores.NAME.access_key}.
 */
public final class SecretsFolder {

  private static final Pattern OF_STORE = Pattern.compile("stores\\.([^.]+)\\.([^.]+)");

  private final Map<String, Secret> secrets;

  private SecretsFolder(Map<String, Secret> secrets) {
    this.secrets = secrets;
  }

  /**
   * No secrets.
   *
   * @return an empty folder
   */
  public static SecretsFolder none() {
    return new SecretsFolder(Map.of());
  }

  /**
   * The folder {@code .secrets} beside a file, or the other one where there is none. As in 2.x,
   * never both.
   *
   * @param file the configuration file
   * @param system the other folder
   * @return the secrets
   */
  public static SecretsFolder beside(Path file, Path system) {
    Path project = file.toAbsolutePath().resolveSibling(".secrets");
    return at(Files.isDirectory(project) ? project : system);
  }

  /**
   * The secrets of a folder.
   *
   * @param folder the folder; need not exist
   * @return the secrets, without white space around them
   * @throws ConfigurationException if one cannot be read
   */
  public static SecretsFolder at(Path folder) {
    if (!Files.isDirectory(folder)) {
      return none();
    }
    Map<String, Secret> secrets = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(".") && Files.isRegularFile(file)) {
          secrets.put(name, new Secret(text(file)));
        }
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    return new SecretsFolder(secrets);
  }

  /**
   * User and password of the database.
   *
   * @return what the folder says
   */
  public ConnectionSettings connection() {
    return new ConnectionSettings(
        Optional.empty(),
        OptionalInt.empty(),
        Optional.ofNullable(secrets.get("database.user")).map(Secret::value),
        Optional.ofNullable(secrets.get("database.password")));
  }

  /**
   * Credentials by name of the store.
   *
   * @return what the folder says
   */
  public Map<String, StoreCredentials> stores() {
    Map<String, Map<String, Secret>> byStore = new TreeMap<>();
    secrets.forEach(
        (name, secret) -> {
          Matcher matcher = OF_STORE.matcher(name);
          if (matcher.matches()) {
            byStore
                .computeIfAbsent(matcher.group(1), store -> new HashMap<>())
                .put(matcher.group(2), secret);
          }
        });
    Map<String, StoreCredentials> credentials = new TreeMap<>();
    byStore.forEach(
        (store, attributes) -> credentials.put(store, new StoreCredentials(attributes)));
    return credentials;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ConfigurationException unreadable(Path path, IOException e) {
    return new ConfigurationException(
        ConfigurationException.FILE,
        path.toString(),
        "",
        "The secrets in "
            + path
            + " cannot be read ("
            + e.getClass().getSimpleName()
            + "). Give this user the permission to read them.");
  }
}
