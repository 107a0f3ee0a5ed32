package io.github.djtoolkit.ops.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"8.0.11", "8.0.33-0ubuntu0.22.04.2", "8.4.6", "9.7.4", "10.0.0", "26.7.0-cloud"})
  void acceptsMySql8AndLater(String version) {
    assertThat(new ServerVersion(version).isSupported()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5.7.44-log", "5.6.51", "11.8.3-MariaDB-ubu2404", "5.5.5-10.11.6-mariadb"})
  void refusesOlderOnesAndMariaDb(String version) {
    assertThat(new ServerVersion(version).isSupported()).isFalse();
  }
}
