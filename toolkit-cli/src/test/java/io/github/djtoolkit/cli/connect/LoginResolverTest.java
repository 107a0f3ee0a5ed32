package io.github.djtoolkit.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.storage.config.ConnectionSettings;
import io.github.djtoolkit.storage.config.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoginResolverTest {

  private static final ConnectionSettings CONFIGURED =
      new ConnectionSettings(
          Optional.of("configured"),
          OptionalInt.of(3307),
          Optional.of("dj"),
          Optional.of(new Secret("configured password")));

  @Test
  void takesWhatIsConfigured() {
    ServerLogin login = resolve(Map.of(), CONFIGURED);
    assertThat(login.server()).isEqualTo("configured:3307");
    assertThat(login.user()).isEqualTo("dj");
    assertThat(login.password().value()).isEqualTo("configured password");
    assertThat(login.sslMode()).isEqualTo(SslMode.PREFERRED);
    assertThat(login.allowPublicKeyRetrieval()).isFalse();
  }

  @Test
  void optionsGoBeforeIt() {
    ServerLogin login =
        resolve(
            Map.of(),
            CONFIGURED,
            "--host=h",
            "--port=1",
            "--user=u",
            "--ssl-mode=verify_ca",
            "--allow-public-key-retrieval");
    assertThat(login.server()).isEqualTo("h:1");
    assertThat(login.user()).isEqualTo("u");
    assertThat(login.sslMode()).isEqualTo(SslMode.VERIFY_CA);
    assertThat(login.allowPublicKeyRetrieval()).isTrue();
  }

  @Test
  void thePortIs3306WhereNothingIsSaid() {
    assertThat(
            resolve(Map.of("DJ_PASS", "x"), ConnectionSettings.none(), "--host=h", "--user=u")
                .port())
        .isEqualTo(3306);
  }

  @Test
  void anEmptyPasswordInTheEnvironmentIsAPassword() {
    assertThat(resolve(Map.of("DJ_PASS", ""), CONFIGURED).password().value()).isEmpty();
  }

  @Test
  void thePasswordFileGoesFirstAndItsFirstLineCounts(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "from file \r\nnot this\n");
    ServerLogin login = resolve(Map.of("DJ_PASS", "x"), CONFIGURED, "--password-file=" + file);
    assertThat(login.password().value()).isEqualTo("from file ");
  }

  @Test
  void anAddressOfVersionSixIsBracketed() {
    ServerLogin login = resolve(Map.of(), CONFIGURED, "--host=::1");
    assertThat(login.jdbcUrl()).isEqualTo("jdbc:mysql://[::1]:3307/");
  }

  @Test
  void aHostCannotCarryPropertiesOfTheDriver() {
    assertThatThrownBy(() -> resolve(Map.of(), CONFIGURED, "--host=h:1/?allowLoadLocalInfile=true"))
        .isInstanceOf(IncompleteLoginException.class)
        .hasMessageContaining("Give the port with --port");
  }

  @Test
  void aLoginDoesNotShowItsPassword() {
    assertThat(resolve(Map.of(), CONFIGURED)).asString().doesNotContain("configured password");
  }

  private static ServerLogin resolve(
      Map<String, String> environment, ConnectionSettings configured, String... args) {
    LoginOptions options = new LoginOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
    return new LoginResolver(environment, Optional.empty()).resolve(options, configured);
  }
}
