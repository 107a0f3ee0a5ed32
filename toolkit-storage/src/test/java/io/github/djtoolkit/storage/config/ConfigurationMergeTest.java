package io.github.djtoolkit.storage.config;

import static org.assertj.core.api.Assertions.assertThat;
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

class ConfigurationMergeTest {

  @TempDir private Path folder;

  @Test
  void takesAddressAndPrefixesFrom2AndLegacyFoldersFrom014() {
    DataJointConfiguration merged =
        merge(
            """
            {"stores": {"raw": {"protocol": "file", "location": "stores/raw", "hash_prefix": "h", "subfolding": [3]}}}
            """,
            """
            {"stores": {"raw": {"protocol": "file", "location": "stores/./raw/", "subfolding": [2, 3]}}}
            """);

    assertThat(merged.store("raw").orElseThrow())
        .isEqualTo(
            new StoreSpec(
                "raw",
                new StoreAddress.Folder(folder.resolve("stores/raw").toString()),
                List.of(2, 3),
                List.of(3),
                "h",
                "_schema",
                Optional.empty()));
    assertThat(merged.findings()).isEmpty();
  }

  @Test
  void knowsTheStoresOfEither() {
    DataJointConfiguration merged =
        merge(
            "{\"stores\": {\"default\": \"old\", \"new\": {\"protocol\": \"file\", \"location\": \"n\"}}}",
            "{\"stores\": {\"old\": {\"protocol\": \"file\", \"location\": \"o\"}}}");

    assertThat(merged.stores()).containsOnlyKeys("new", "old");
    assertThat(merged.findings())
        .extracting(ConfigurationFinding::kind, ConfigurationFinding::store)
        .containsExactly(tuple(Kind.NOT_IN_CURRENT, "old"));
  }

  @Test
  void reportsAStoreThatTheFilesSeeAtDifferentPlaces() {
    DataJointConfiguration merged =
        merge(
            """
            {"stores": {
              "raw": {"protocol": "file", "location": "new/raw"},
              "cloud": {"protocol": "s3", "endpoint": "s3.lab", "bucket": "b", "location": "l"},
              "moved": {"protocol": "s3", "endpoint": "s3.lab", "bucket": "b", "location": "l"}
            }}
            """,
            """
            {"stores": {
              "raw": {"protocol": "file", "location": "old/raw"},
              "cloud": {"protocol": "s3", "endpoint": "S3.lab", "bucket": "b", "location": "/l/", "access_key": "a", "secret_key": "s"},
              "moved": {"protocol": "file", "location": "l"}
            }}
            """);

    assertThat(merged.store("raw").orElseThrow().address().display()).endsWith("new/raw");
    assertThat(merged.findings())
        .extracting(ConfigurationFinding::kind, ConfigurationFinding::store)
        .containsExactlyInAnyOrder(
            tuple(Kind.LOCATION_DIFFERS, "raw"),
            tuple(Kind.LOCATION_DIFFERS, "moved"),
            tuple(Kind.SECURE_DIFFERS, "cloud"));
    assertThat(merged.credentialsOf("cloud").get("access_key")).isPresent();
  }

  @Test
  void takesAFolderAndALinkToItForOnePlace() throws IOException {
    Files.createDirectories(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

    DataJointConfiguration merged =
        merge(
            "{\"stores\": {\"raw\": {\"protocol\": \"file\", \"location\": \"real\"}}}",
            "{\"stores\": {\"raw\": {\"protocol\": \"file\", \"location\": \"link\"}}}");

    assertThat(merged.findings()).isEmpty();
  }

  @Test
  void reportsLegacyStoresWhoseNamesAreSettingsIn2() {
    DataJointConfiguration merged =
        merge(
            "{\"stores\": {\"default\": \"raw\", \"raw\": {\"protocol\": \"file\", \"location\": \"r\"}}}",
            "{\"stores\": {\"default\": {\"protocol\": \"file\", \"location\": \"d\"}}}");

    assertThat(merged.defaultStore()).hasValue("raw");
    assertThat(merged.stores()).containsOnlyKeys("default", "raw");
    assertThat(merged.findings())
        .extracting(ConfigurationFinding::kind, ConfigurationFinding::store)
        .containsExactlyInAnyOrder(
            tuple(Kind.NAME_COLLIDES, "default"), tuple(Kind.NOT_IN_CURRENT, "default"));
  }

  @Test
  void takesTheConnectionFrom2WhereItSaysOne() {
    ConnectionSettings connection =
        merge(
                "{\"database\": {\"host\": \"new\"}}",
                "{\"database.host\": \"old\", \"database.port\": 3307, \"database.password\": \"p\"}")
            .connection();

    assertThat(connection)
        .isEqualTo(
            new ConnectionSettings(
                Optional.of("new"),
                OptionalInt.of(3307),
                Optional.empty(),
                Optional.of(new Secret("p"))));
  }

  private DataJointConfiguration merge(String current, String legacy) {
    ConfigurationReader reader = new ConfigurationReader(Map.of(), folder.resolve("none"));
    try {
      Path mine = Files.writeString(folder.resolve("datajoint.json"), current);
      Path old = Files.writeString(folder.resolve("dj_local_conf.json"), legacy);
      return reader.readCurrent(mine).withLegacy(reader.readLegacy(old));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
