package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.ops.run.Execution;
import java.time.Duration;

/**
 * What becomes of unfinished writes.
 *
 * @param execution whether they are removed
 * @param atRest for how long nobody must have changed one that is removed
 */
public record UnfinishedOptions(Execution execution, Duration atRest) {

  /**
   * Those that nobody has changed for an hour.
   *
   * @param execution whether they are removed
   * @return the options
   */
  public static UnfinishedOptions of(Execution execution) {
    return new UnfinishedOptions(execution, Duration.ofHours(1));
  }
}
