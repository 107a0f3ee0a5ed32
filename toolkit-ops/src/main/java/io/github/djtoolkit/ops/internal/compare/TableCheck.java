package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.TableResult;
import io.github.djtoolkit.model.schema.TableName;
import java.util.Iterator;
import java.util.List;
import org.jooq.DSLContext;

/**
 * The comparison of two tables while it runs: first all its {@link #pieces}, then all its {@link
 * #remainder}, each on any thread, then the rest on one.
 */
interface TableCheck {

  /** The production side's table. */
  TableName table();

  /**
   * The work, cut into pieces that any connection can do.
   *
   * @param db finds out where to cut, while the pieces are taken
   */
  Iterator<Piece> pieces(DSLContext db);

  /**
   * What is left to do once the pieces are done; mostly nothing.
   *
   * @param db finds out where to cut, while the pieces are taken
   */
  Iterator<Piece> remainder(DSLContext db);

  /** What was counted. */
  TableResult result();

  /**
   * What differs, in order.
   *
   * @param db where to ask for the rows
   * @param limit most discrepancies
   */
  List<Discrepancy> discrepancies(DSLContext db, int limit);

  /** A part of the work. */
  @FunctionalInterface
  interface Piece {

    /**
     * Does it.
     *
     * @param db a connection
     * @return rows of the production side that were looked at
     */
    long run(DSLContext db);
  }
}
