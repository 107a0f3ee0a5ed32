package io.github.djtoolkit.ops.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          GRANT ALL PRIVILEGES ON *.* TO `a`@`%` WITH GRANT OPTION        ; ALTER       ; lab   ; true
          GRANT USAGE ON *.* TO `a`@`%`                                   ; ALTER       ; lab   ; false
          GRANT SELECT, LOCK TABLES ON *.* TO `a`@`%`                     ; LOCK TABLES ; lab   ; true
          GRANT SELECT, LOCK TABLES ON *.* TO `a`@`%`                     ; LOCK        ; lab   ; false
          GRANT ALL PRIVILEGES ON `lab`.* TO `a`@`%`                      ; DROP        ; lab   ; true
          GRANT ALL PRIVILEGES ON `lab`.* TO `a`@`%`                      ; DROP        ; lab2  ; false
          GRANT ALL PRIVILEGES ON `lab_e`.* TO `a`@`%`                    ; DROP        ; labXe ; true
          GRANT ALL PRIVILEGES ON `lab\\_e`.* TO `a`@`%`                   ; DROP        ; labXe ; false
          GRANT ALL PRIVILEGES ON `lab\\_e`.* TO `a`@`%`                   ; DROP        ; lab_e ; true
          GRANT ALL PRIVILEGES ON `lab%`.* TO `a`@`%`                     ; DROP        ; lab_e ; true
          GRANT ALL PRIVILEGES ON `a``b`.* TO `a`@`%`                     ; DROP        ; a`b   ; true
          GRANT ALL PRIVILEGES ON "lab".* TO "a"@"%"                      ; DROP        ; lab   ; true
          GRANT SELECT, INSERT ON `lab`.`session` TO `a`@`%`              ; SELECT      ; lab   ; false
          GRANT SELECT (`x`) ON `lab`.`session` TO `a`@`%`                ; SELECT      ; lab   ; false
          GRANT EXECUTE ON PROCEDURE `lab`.`p` TO `a`@`%`                 ; EXECUTE     ; lab   ; false
          GRANT `writer`@`%` TO `a`@`%`                                   ; SELECT      ; lab   ; false
          """)
  void readsALineOfShowGrants(String line, String privilege, String schema, boolean allowed) {
    assertThat(Grants.parse(List.of(line)).allow(privilege, schema)).isEqualTo(allowed);
  }

  @Test
  void addsLinesUp() {
    Grants grants =
        Grants.parse(
            List.of("GRANT SELECT ON *.* TO `a`@`%`", "GRANT ALTER ON `lab`.* TO `a`@`%`"));

    assertThat(grants.allow("SELECT", "lab")).isTrue();
    assertThat(grants.allow("ALTER", "lab")).isTrue();
    assertThat(grants.allow("ALTER", "other")).isFalse();
  }
}
