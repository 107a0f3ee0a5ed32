package io.github.djtoolkit.ops.plan;

import io.github.djtoolkit.model.schema.TableName;
import java.time.Duration;
import java.util.Optional;

/**
 * How far work on the rows of a table has come.
 *
 * @param table the table
 * @param rows rows done since the work began
 * @param total how many there are, about; 0 where nobody knows
 * @param bytes what the rows done hold, about; 0 where nobody knows
 * @param elapsed how long it took
 */
public record RowProgress(TableName table, long rows, long total, long bytes, Duration elapsed) {

  /**
   * Rows in a second.
   *
   * @return the mean since the work began; 0 at its very beginning
   */
  public double rowsPerSecond() {
    return perSecond(rows);
  }

  /**
   * Bytes in a second.
   *
   * @return the mean since the work began; 0 where the bytes are not known
   */
  public double bytesPerSecond() {
    return perSecond(bytes);
  }

  /**
   * How long the rest will take at the same pace.
   *
   * @return the time; empty where the number of rows is not known, or none is done
   */
  public Optional<Duration> remaining() {
    if (total <= 0 || rows <= 0) {
      return Optional.empty();
    }
    double share = Math.max(0, total - rows) / (double) rows;
    return Optional.of(Duration.ofNanos((long) (elapsed.toNanos() * share)));
  }

  private double perSecond(long number) {
    return elapsed.isZero() ? 0 : number / (elapsed.toNanos() / 1e9);
  }
}
