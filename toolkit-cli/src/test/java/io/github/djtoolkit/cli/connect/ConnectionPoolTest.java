package io.github.djtoolkit.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import io.github.djtoolkit.storage.config.Secret;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

  @Test
  void statementsReachTheServerAsTheyAre() {
    HikariConfig config =
        ConnectionPool.config(
            new ServerLogin("h", 3306, "u", new Secret("p"), SslMode.REQUIRED, true), 8);
    assertThat(config.getJdbcUrl()).isEqualTo("jdbc:mysql://h:3306/");
    assertThat(config.getMaximumPoolSize()).isGreaterThan(8);
    assertThat(config.getDataSourceProperties())
        .containsEntry("enableEscapeProcessing", false)
        .containsEntry("processEscapeCodesForPrepStmts", false)
        .containsEntry("characterEncoding", "UTF-8")
        .containsEntry("connectionTimeZone", "UTC")
        .containsEntry("sslMode", "REQUIRED")
        .containsEntry("allowPublicKeyRetrieval", true);
  }
}
