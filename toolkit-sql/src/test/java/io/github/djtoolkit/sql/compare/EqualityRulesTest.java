package io.github.djtoolkit.sql.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualityRulesTest {

  @ParameterizedTest
  @CsvSource({
    "8.0.33, true",
    "8.0.17-log, true",
    "8.0.16, false",
    "8.0.9-rc, false",
    "8.0.4, false",
    "5.7.44, false",
    "8.4.0, true",
    "9.1.0, true",
    "10.0.1, true",
    "10.11.6-MariaDB, false"
  })
  void knowWhichServersHaveTheExactCollation(String version, boolean exact) {
    assertThat(EqualityRules.of(Tolerance.absolute(0), version).exactCollation()).isEqualTo(exact);
  }
}
