package io.github.djtoolkit.storage.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.config.ConfigurationFinding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {

  @TempDir private Path folder;

  @Test
  void readsALegacyFile() {
    DataJointConfiguration configuration =
        legacy(
            """
            {
              "database.host": "db.lab", "database.port": 3307, "database.user": "dj",
              "database.password": "hidden", "loglevel": "INFO", "connection.init_function": null,
              "stores": {
                "raw": {"protocol": "file", "location": "stores/raw", "subfolding": [2, 3]},
                "Fp-data": {"protocol": "FILE", "location": "/mnt/fp", "stage": "stage"},
                "flat": {"protocol": "file", "location": ".", "subfolding": []}
              }
            }
            """);

    assertThat(configuration.connection())
        .isEqualTo(
            new ConnectionSettings(
                Optional.of("db.lab"),
                OptionalInt.of(3307),
                Optional.of("dj"),
                Optional.of(new Secret("hidden"))));
    assertThat(configuration.stores()).containsOnlyKeys("raw", "Fp-data", "flat");
    assertThat(configuration.store("raw").orElseThrow())
        .isEqualTo(
            StoreSpec.of("raw", new StoreAddress.Folder(folder.resolve("stores/raw").toString()))
                .withLegacySubfolding(List.of(2, 3)));
    assertThat(configuration.store("Fp-data").orElseThrow())
        .isEqualTo(StoreSpec.of("Fp-data", new StoreAddress.Folder("/mnt/fp")));
    assertThat(configuration.store("flat").orElseThrow().legacySubfolding()).isEmpty();
    assertThat(configuration.findings()).isEmpty();
  }

  @Test
  void readsAFileOf2() {
    DataJointConfiguration configuration =
        current(
            """
            {
              "database": {"host": "db.lab:3308", "user": null},
              "stores": {
                "default": "raw", "filepath_default": "raw",
                "raw": {"protocol": "file", "location": "stores/raw", "subfolding": [2, 2],
                        "hash_prefix": "hashed", "schema_prefix": "objects", "filepath_prefix": "files"}
              },
              "stores.cloud.protocol": "s3", "stores.cloud.endpoint": "s3.lab:9000",
              "stores.cloud.bucket": "b", "stores.cloud.location": "in/bucket"
            }
            """);

    assertThat(configuration.connection())
        .isEqualTo(
            new ConnectionSettings(
                Optional.of("db.lab"), OptionalInt.of(3308), Optional.empty(), Optional.empty()));
    assertThat(configuration.stores())
        .containsExactly(
            Map.entry(
                "cloud",
                StoreSpec.of(
                    "cloud", new StoreAddress.Bucket("s3.lab:9000", "b", "in/bucket", true))),
            Map.entry(
                "raw",
                new StoreSpec(
                    "raw",
                    new StoreAddress.Folder(folder.resolve("stores/raw").toString()),
                    List.of(2, 2),
                    List.of(2, 2),
                    "hashed",
                    "objects",
                    Optional.of("files"))));
    assertThat(configuration.defaultStore()).hasValue("raw");
    assertThat(configuration.filepathDefault()).hasValue("raw");
    assertThat(configuration.findings()).isEmpty();
  }

  @Test
  void speaksHttpToBucketsIn014AndHttpsIn2ByDefault() {
    String file =
        """
        {"stores": {
          "plain": {"protocol": "s3", "endpoint": "e", "bucket": "b", "location": "", "access_key": "a", "secret_key": "s"},
          "said": {"protocol": "s3", "endpoint": "e", "bucket": "b", "location": "C:\\\\l\\\\m", "access_key": "a", "secret_key": "s", "secure": true},
          "scheme": {"protocol": "s3", "endpoint": "http://e:9000/", "bucket": "b", "location": "l", "access_key": "a", "secret_key": "s"}
        }}
        """;

    DataJointConfiguration legacy = legacy(file);
    DataJointConfiguration current = current(file);

    assertThat(legacy.store("plain").orElseThrow().address())
        .isEqualTo(new StoreAddress.Bucket("e", "b", "", false));
    assertThat(current.store("plain").orElseThrow().address())
        .isEqualTo(new StoreAddress.Bucket("e", "b", "", true));
    assertThat(legacy.store("said").orElseThrow().address())
        .isEqualTo(new StoreAddress.Bucket("e", "b", "l/m", true));
    assertThat(current.store("scheme").orElseThrow().address())
        .isEqualTo(new StoreAddress.Bucket("e:9000", "b", "l", false));
  }

  @Test
  void describesStoresOfEveryOtherProtocol() {
    DataJointConfiguration stores =
        current(
            """
                {"stores": {
                  "g": {"protocol": "gcs", "bucket": "b", "location": "/l/"},
                  "a": {"protocol": "azure", "container": "c", "location": ""},
                  "s": {"protocol": "sftp", "location": "sftp://anna:p%40ss@host:22/data"}
                }}
                """);

    assertThat(stores.store("g").orElseThrow().address())
        .isEqualTo(new StoreAddress.Remote("gcs", "gs://b/l"));
    assertThat(stores.store("a").orElseThrow().address())
        .isEqualTo(new StoreAddress.Remote("azure", "az://c"));
    assertThat(stores.store("s").orElseThrow().address())
        .isEqualTo(new StoreAddress.Remote("sftp", "sftp://host:22/data"));
  }

  @Test
  void keepsCredentialsApartAndNeverShowsThem() throws IOException {
    secret("stores.cloud.secret_key", "from-secrets-key\n");
    secret("stores.cloud.access_key", "not used, the file goes before");
    secret("stores.other.token", "token-of-other");
    secret("database.user", "anna");
    secret("database.password", " database-password ");
    DataJointConfiguration configuration =
        current(
            """
            {"stores": {
              "cloud": {"protocol": "s3", "endpoint": "e", "bucket": "b", "location": "l", "access_key": "file-key"},
              "s": {"protocol": "sftp", "location": "sftp://anna:p%40ss@host/data"}
            }}
            """);

    StoreCredentials cloud = configuration.credentialsOf("cloud");
    assertThat(cloud.get("access_key").map(Secret::value)).hasValue("file-key");
    assertThat(cloud.get("secret_key").map(Secret::value)).hasValue("from-secrets-key");
    assertThat(configuration.credentialsOf("other").get("token")).isPresent();
    StoreCredentials sftp = configuration.credentialsOf("s");
    assertThat(sftp.get(StoreCredentials.USER).map(Secret::value)).hasValue("anna");
    assertThat(sftp.get(StoreCredentials.PASSWORD).map(Secret::value)).hasValue("p@ss");
    assertThat(configuration.connection().user()).hasValue("anna");
    assertThat(configuration.connection().password().map(Secret::value))
        .hasValue("database-password");
    assertThat(configuration.toString())
        .doesNotContain(
            "file-key",
            "from-secrets-key",
            "token-of-other",
            "database-password",
            "p@ss",
            "p%40ss");
  }

  @Test
  void readsTheSystemsSecretsOnlyWhereThereAreNoneBesideTheFile() throws IOException {
    Path system = Files.createDirectories(folder.resolve("system"));
    Files.writeString(system.resolve("database.password"), "of the system");

    assertThat(password(current("{}"))).hasValue("of the system");
    secret("database.user", "anna");
    assertThat(password(current("{}"))).isEmpty();
    assertThat(password(reader(Map.of()).readEnvironment())).hasValue("of the system");
  }

  @Test
  void putsTheEnvironmentBeforeTheFileAndTheFileBeforeTheSecrets() throws IOException {
    secret("database.user", "of secrets");
    secret("database.password", "of secrets");
    Path file =
        write(
            "{\"database.host\": \"of file\", \"database.user\": \"of file\", \"database.port\": 1}");

    ConnectionSettings connection =
        reader(
                Map.of(
                    "DJ_HOST",
                    "of.environment",
                    "DJ_PORT",
                    "3309",
                    "DJ_USER",
                    "",
                    "DJ_PASS",
                    "of environment"))
            .readCurrent(file)
            .connection();

    assertThat(connection)
        .isEqualTo(
            new ConnectionSettings(
                Optional.of("of.environment"),
                OptionalInt.of(3309),
                Optional.of("of file"),
                Optional.of(new Secret("of environment"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                             |                        | config_value
          {"database.port": "3306"}                                      | database.port          | config_value
          {"database.port": 70000}                                       | database.port          | config_value
          {"database": {"host": 5}}                                      | database.host          | config_value
          {"stores": []}                                                 | stores                 | config_value
          {"stores": {"raw": "x"}}                                       | stores.raw             | config_value
          {"stores": {"raw": null}}                                      | stores.raw             | config_value
          {"stores": {"raw": {}}}                                        | stores.raw.protocol    | config_value
          {"stores": {"default": 5}}                                     | stores.default         | config_value
          {"stores": {"raw": {"location": "x"}}}                         | stores.raw.protocol    | config_value
          {"stores": {"raw": {"protocol": "file"}}}                      | stores.raw.location    | config_value
          {"stores": {"raw": {"protocol": "file", "location": 5}}}       | stores.raw.location    | config_value
          {"stores": {"raw": {"protocol": "file", "location": "x", "subfolding": "2, 2"}}} | stores.raw.subfolding | config_value
          {"stores": {"raw": {"protocol": "file", "location": "x", "subfolding": [2, 0]}}} | stores.raw.subfolding[1] | config_value
          {"stores": {"raw": {"protocol": "file", "location": "x", "subfolding": [2.5]}}} | stores.raw.subfolding[0] | config_value
          {"stores": {"raw": {"protocol": "file", "location": "x", "hash_prefix": null}}} | stores.raw.hash_prefix | config_value
          {"stores": {"raw": {"protocol": "s3", "endpoint": "e", "location": ""}}} | stores.raw.bucket | config_value
          {"stores": {"raw": {"protocol": "s3", "endpoint": "e", "bucket": "b", "location": "", "secure": "no"}}} | stores.raw.secure | config_value
          {"stores": {"raw": {"protocol": "sftp", "location": "host"}}}  | stores.raw.location    | config_value
          {"a": 1                                                        |                        | config_syntax
          {"a": 1} {"b": 2}                                              |                        | config_syntax
          {"a": 1, "a": 2}                                               |                        | config_syntax
          """)
  void namesFileAndKeyOfWhatItCannotUse(String json, String key, String code) {
    Path file = write(json);

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> reader(Map.of()).readCurrent(file))
        .withMessageContaining(file.toString())
        .withMessageContaining(key == null ? "" : key)
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.source()).isEqualTo(file.toString());
              assertThat(e.key()).isEqualTo(key == null ? "" : key);
            });
  }

  @Test
  void namesAFileThatIsNotThere() {
    Path file = folder.resolve("datajoint.json");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> reader(Map.of()).readCurrent(file))
        .withMessageContaining("no configuration file " + file)
        .satisfies(e -> assertThat(e.code()).isEqualTo("config_file"));
  }

  @Test
  void namesABadPortInTheEnvironment() {
    for (String port : List.of("many", "0", "70000")) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> reader(Map.of("DJ_PORT", port)).readEnvironment())
          .withMessageContaining("DJ_PORT");
    }
  }

  @Test
  void showsNothingOfAFileThatIsNotJson() {
    Path file = write("{\"database.password\": TopSecret}");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> reader(Map.of()).readCurrent(file))
        .withMessageContaining("line 1")
        .satisfies(
            e -> {
              assertThat(e.getMessage()).doesNotContain("TopSecret");
              assertThat(e).hasNoCause();
            });
  }

  @Test
  void reportsWhatDataJointRefusesOrMisreads() {
    DataJointConfiguration configuration =
        current(
            """
            {
              "stores.default": "raw",
              "stores": {
                "filepath_default": "gone",
                "default": {"protocol": "file", "location": "x"},
                "raw": {"protocol": "file", "location": "x", "acces_key": "a"},
                "all": {"protocol": "file", "location": "x", "schema_prefix": ""},
                "lap": {"protocol": "file", "location": "x", "filepath_prefix": "/_hash/files"},
                "cloud": {"protocol": "s3", "endpoint": "e", "bucket": "b", "location": "l/"}
              }
            }
            """);

    assertThat(configuration.findings())
        .extracting(ConfigurationFinding::kind, ConfigurationFinding::store)
        .containsExactlyInAnyOrder(
            tuple(Kind.KEY_IGNORED, ""),
            tuple(Kind.NAME_COLLIDES, "default"),
            tuple(Kind.KEY_UNKNOWN, "raw"),
            tuple(Kind.SCHEMA_PREFIX_EMPTY, "all"),
            tuple(Kind.PREFIXES_OVERLAP, "lap"),
            tuple(Kind.LOCATION_SLASHES, "cloud"),
            tuple(Kind.DEFAULT_UNKNOWN, "gone"));
    assertThat(configuration.stores()).containsKey("default");
  }

  private DataJointConfiguration legacy(String json) {
    return reader(Map.of()).readLegacy(write(json));
  }

  private DataJointConfiguration current(String json) {
    return reader(Map.of()).readCurrent(write(json));
  }

  private ConfigurationReader reader(Map<String, String> environment) {
    return new ConfigurationReader(environment, folder.resolve("system"));
  }

  private static Optional<String> password(DataJointConfiguration configuration) {
    return configuration.connection().password().map(Secret::value);
  }

  private void secret(String name, String value) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve(".secrets")).resolve(name), value);
  }

  private Path write(String json) {
    try {
      return Files.writeString(folder.resolve("settings.json"), json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
