package io.github.djtoolkit.cli.output;

import io.github.djtoolkit.ops.plan.RowProgress;
import java.time.Duration;
import java.util.Locale;

/** Says in one line how far work on rows has come. */
final class ProgressText {

  private static final double STEP = 1000;
  private static final String UNITS = " KMGT";

  private ProgressText() {}

  /** Rows and how many there are, bytes, rate, and the time that is left, as far as known. */
  static String of(RowProgress progress) {
    StringBuilder text = new StringBuilder();
    text.append(progress.table()).append(": ").append(progress.rows());
    if (progress.total() > 0) {
      text.append(" of about ").append(progress.total());
    }
    text.append(" rows");
    if (progress.bytes() > 0) {
      text.append(", ").append(bytes((double) progress.bytes()));
    }
    text.append(String.format(Locale.ROOT, ", %.0f rows/s", progress.rowsPerSecond()));
    if (progress.bytes() > 0) {
      text.append(", ").append(bytes(progress.bytesPerSecond())).append("/s");
    }
    progress.remaining().ifPresent(left -> text.append(", ").append(time(left)).append(" left"));
    return text.toString();
  }

  private static String bytes(double bytes) {
    double number = bytes;
    int unit = 0;
    while (number >= STEP && unit < 4) {
      number /= STEP;
      unit++;
    }
    return unit == 0
        ? String.format(Locale.ROOT, "%.0f B", number)
        : String.format(Locale.ROOT, "%.1f %sB", number, UNITS.charAt(unit));
  }

  private static String time(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
