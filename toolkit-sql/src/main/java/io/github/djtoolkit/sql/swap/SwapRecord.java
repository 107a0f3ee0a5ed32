package io.github.djtoolkit.sql.swap;

import io.github.djtoolkit.model.schema.TableName;
import java.util.Map;
import java.util.TreeMap;

/**
 * A swap as it is written down.
 *
 * @param direction whether it puts something new into production or takes that back
 * @param phase how far it is
 * @param facts what it moves, as it was before
 * @param checksums CHECKSUM TABLE of tables that came, by their names before the swap
 */
public record SwapRecord(
    Direction direction, Phase phase, SwapFacts facts, Map<TableName, String> checksums) {

  /**
   * Copies the map.
   *
   * @param direction whether it puts something new into production or takes that back
   * @param phase how far it is
   * @param facts what it moves, as it was before
   * @param checksums CHECKSUM TABLE of tables that came, by their names before the swap
   */
  public SwapRecord {
    checksums = new TreeMap<>(checksums);
  }

  /**
   * A swap that is about to begin.
   *
   * @param direction which way
   * @param facts what it moves
   * @return the record
   */
  public static SwapRecord beginning(Direction direction, SwapFacts facts) {
    return new SwapRecord(direction, Phase.RUNNING, facts, Map.of());
  }

  /** Which way a swap goes. */
  public enum Direction {
    /** Something new gets the names of production. */
    FORWARD,
    /** What was in production before gets its names again. */
    BACK
  }

  /** How far a swap is. */
  public enum Phase {
    /** It was begun; the database tells whether the names have changed already. */
    RUNNING,
    /** Everything is done. */
    DONE,
    /** There is no way back any more: the former tables are being dropped. */
    DROPPING
  }
}
