package io.github.djtoolkit.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.cli.output.ProgressPrinter.Manner;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.RowProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {

  private static final TableName TABLE = new TableName("lab", "rec");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();

  @Test
  void aShortRunShowsNothingAtATerminal() {
    try (ProgressPrinter printer = printer(Manner.MOVING_LINE)) {
      pass(Duration.ofMillis(999));
      printer.progress(TABLE, 10, 100);
    }
    assertThat(printed()).isEmpty();
  }

  @Test
  void aLongerOneMovesOneLineAndTakesItAway() {
    try (ProgressPrinter printer = printer(Manner.MOVING_LINE)) {
      pass(Duration.ofSeconds(1));
      printer.progress(TABLE, 10, 100);
      printer.progress(TABLE, 11, 100);
      pass(Duration.ofMillis(200));
      printer.progress(TABLE, 20, 100);
    }
    String line = TABLE + ": 10 of 100";
    assertThat(printed())
        .isEqualTo("\r" + line + "\r" + TABLE + ": 20 of 100\r" + " ".repeat(line.length()) + "\r");
  }

  @Test
  void elsewhereThereIsALineEveryTenSeconds() {
    try (ProgressPrinter printer = printer(Manner.LINES)) {
      printer.progress(TABLE, 10, 100);
      pass(Duration.ofSeconds(10));
      printer.progress(TABLE, 50, 100);
      printer.progress(TABLE, 51, 100);
    }
    assertThat(printed().lines()).containsExactly(TABLE + ": 50 of 100");
  }

  @Test
  void tellsRowsBytesRateAndRemainingTime() {
    try (ProgressPrinter printer = printer(Manner.LINES)) {
      pass(Duration.ofSeconds(10));
      printer.advanced(
          new RowProgress(TABLE, 250_000, 1_000_000, 80_000_000, Duration.ofSeconds(1805)));
      pass(Duration.ofSeconds(10));
      printer.advanced(new RowProgress(TABLE, 300, 0, 0, Duration.ofSeconds(2)));
    }
    assertThat(printed().lines())
        .containsExactly(
            TABLE + ": 250000 of about 1000000 rows, 80.0 MB, 139 rows/s, 44.3 KB/s, 1:30:15 left",
            TABLE + ": 300 rows, 150 rows/s");
  }

  @Test
  void programsGetWarningsAlone() {
    try (ProgressPrinter printer = printer(Manner.JSON_WARNINGS)) {
      pass(Duration.ofMinutes(1));
      printer.progress(TABLE, 50, 100);
      printer.warned("a \"thing\"");
    }
    assertThat(printed().lines()).containsExactly("{\"warning\":\"a \\\"thing\\\"\"}");
  }

  @Test
  void peopleGetWarningsAtOnce() {
    try (ProgressPrinter printer = printer(Manner.MOVING_LINE)) {
      printer.warned("a thing");
    }
    assertThat(printed().lines()).containsExactly("warning: a thing");
  }

  private ProgressPrinter printer(Manner manner) {
    return new ProgressPrinter(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), manner, clock::get);
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
