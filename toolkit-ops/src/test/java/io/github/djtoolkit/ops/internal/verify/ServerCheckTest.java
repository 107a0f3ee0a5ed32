package io.github.djtoolkit.ops.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.VerifyResult;
import io.github.djtoolkit.model.result.VerifyResult.Issue;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.internal.lineage.RecordedLineage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCheckTest {

  @ParameterizedTest
  @CsvSource({
    "5.7.44-log, server_too_old",
    "5.6.51, server_too_old",
    "10.6.12-MariaDB, server_not_mysql",
    "unknown, server_too_old"
  })
  void refusesServersThat2xDoesNotWorkWith(String version, String code) {
    VerifyResult result = verify(version);
    assertThat(result.compatible()).isFalse();
    assertThat(result.issues()).extracting(Issue::code).containsExactly(code);
    assertThat(result.issues().get(0).message()).contains(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.0.33", "8.4.0", "9.7.4-commercial", "10.0.0"})
  void acceptsServersFrom8On(String version) {
    assertThat(verify(version)).isEqualTo(new VerifyResult(true, true, true, List.of()));
  }

  private static VerifyResult verify(String version) {
    return Checks.run(
        new Facts(
            new SchemaSnapshot("lab", "utf8mb4", "utf8mb4_bin", List.of(), List.of()),
            version,
            Set.of(),
            List.of(),
            List.of(),
            Map.of(),
            new RecordedLineage(Map.of("lab", List.of()))));
  }
}
