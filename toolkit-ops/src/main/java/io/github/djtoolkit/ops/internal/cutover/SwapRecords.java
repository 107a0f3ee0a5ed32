package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapRecord;
import io.github.djtoolkit.sql.swap.SwapTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;

/** Finds swaps that were written down, wherever that was. Stateless. */
public final class SwapRecords {

  private SwapRecords() {}

  /**
   * A record and where it lies.
   *
   * @param home name of the schema that keeps it
   * @param swap the record
   */
  public record Found(String home, SwapRecord swap) {

    /**
     * The schemas of the swap as a cut-over sees them.
     *
     * @return production, parallel, kept
     */
    public List<SchemaSwap> schemas() {
      return isBack()
          ? swap.facts().schemas().stream().map(SchemaSwap::inverse).toList()
          : swap.facts().schemas();
    }

    /**
     * Whether it takes a cut-over back.
     *
     * @return true if it does
     */
    public boolean isBack() {
      return swap.direction() == SwapRecord.Direction.BACK;
    }

    /**
     * Whether it was begun and is not noted as done.
     *
     * @return true if it was interrupted, or runs
     */
    public boolean isRunning() {
      return swap.phase() == SwapRecord.Phase.RUNNING;
    }
  }

  /**
   * The swaps of production schemas, the latest last.
   *
   * @param db where to look
   * @param production names of schemas
   * @return every record that moves tables of one of them
   */
  public static List<Found> of(DSLContext db, Collection<String> production) {
    List<Found> found = new ArrayList<>();
    for (String home : SwapTable.schemas(db)) {
      for (SwapRecord.Direction direction : SwapRecord.Direction.values()) {
        new SwapTable(home, direction)
            .read(db)
            .map(record -> new Found(home, record))
            .filter(
                f ->
                    f.schemas().stream().map(SchemaSwap::production).anyMatch(production::contains))
            .ifPresent(found::add);
      }
    }
    return found;
  }
}
