package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.result.PlacementCounts;
import io.github.djtoolkit.ops.internal.pointer.MovePointers;
import io.github.djtoolkit.ops.internal.pointer.PlacedCounts;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.sql.pointer.PointerMove;
import io.github.djtoolkit.storage.CopyResult.Means;
import io.github.djtoolkit.storage.ObjectStores;

/**
 * The objects of one external column on their way to 2.x's own places.
 *
 * @param column the column when the plan was made
 * @param move where its values are to point, under the column's name then
 * @param counts counts what is done
 * @param rows values to move when the plan was made
 */
record Relocation(ExternalColumn column, PointerMove move, PlacedCounts counts, long rows) {

  /** The step after the column's values are converted. */
  Step afterConversion(ObjectStores stores, int threads) {
    ExternalColumn now =
        column.stage() == ExternalStage.LEGACY ? column.at(ExternalStage.CONVERTED) : column;
    return step(now, stores, threads);
  }

  /** The step after the JSON column took the name: for values that came meanwhile. */
  Step afterFinish(ObjectStores stores, int threads) {
    return step(column.at(ExternalStage.FINALIZED), stores, threads);
  }

  /** What was done; in a dry run what would be. */
  PlacementCounts result(boolean executed) {
    return new PlacementCounts(
        column.table().table(),
        column.column(),
        move.to(),
        executed ? counts.rows() : rows,
        counts.of(Means.LINKED),
        counts.of(Means.COPIED_BY_SERVER),
        counts.of(Means.STREAMED),
        counts.of(Means.ALREADY_THERE));
  }

  private Step step(ExternalColumn now, ObjectStores stores, int threads) {
    return new MovePointers(move.with(now.jsonName()), stores, true, counts, threads, true);
  }
}
