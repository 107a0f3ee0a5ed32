package io.github.djtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** File names of every language need a UTF-8 locale. */
class Utf8RestartTest {

  @Test
  void aUtf8LocaleNeedsNoRestart() {
    assertThat(new Utf8Restart(Map.of(), "UTF-8").isNeeded()).isFalse();
  }

  @Test
  void thePosixLocaleNeedsOne() {
    assertThat(new Utf8Restart(Map.of(), "ANSI_X3.4-1968").isNeeded()).isTrue();
  }

  @Test
  void itIsTriedOnce() {
    assertThat(new Utf8Restart(Map.of("DJTOOLKIT_UTF8_RESTART", "1"), "ANSI_X3.4-1968").isNeeded())
        .isFalse();
  }
}
