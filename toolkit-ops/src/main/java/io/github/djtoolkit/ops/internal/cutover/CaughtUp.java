package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.schema.TableTier;
import io.github.djtoolkit.ops.cutover.CatchUp;
import io.github.djtoolkit.ops.internal.swap.SwapCheck;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.swap.SwapFacts;
import io.github.djtoolkit.sql.swap.SwapStatements;
import io.github.djtoolkit.sql.swap.SwapTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/**
 * The last look of a cut-over: both sides are compared, and under the lock checksums prove that
 * neither changed since. The checksums of the tables that come are kept, so that an undo knows what
 * was written later. For one run.
 */
public final class CaughtUp implements SwapCheck {

  private static final int SHOWN = 10;

  private final CatchUp catchUp;
  private final SchemaMapping mapping;
  private final SwapTable store;
  private final List<TableName> leaving;
  private final List<TableName> coming;
  private final Map<TableName, String> found = new TreeMap<>();

  /**
   * @param catchUp compares
   * @param facts the swap
   * @param store where checksums are kept
   */
  public CaughtUp(CatchUp catchUp, SwapFacts facts, SwapTable store) {
    this.catchUp = catchUp;
    this.mapping = facts.comingNames().inverse();
    this.store = store;
    this.leaving = ofUsers(facts.leaving());
    this.coming = ofUsers(facts.coming());
  }

  @Override
  public void prepare(StepContext context) {
    found.clear();
    found.putAll(SwapStatements.checksums(context.db(), leaving));
    Map<TableName, String> ofComing = SwapStatements.checksums(context.db(), coming);
    found.putAll(ofComing);
    List<String> differences = catchUp.differences(mapping);
    if (!differences.isEmpty()) {
      throw new ToolkitException(
          "rows_differ",
          "Production and the parallel schemas are not alike: "
              + String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())))
              + (differences.size() > SHOWN
                  ? "; and " + (differences.size() - SHOWN) + " more"
                  : "")
              + ". Nothing was swapped. Bring the parallel schemas to the state of production with copy-table-data, or make them"
              + " anew, and run the command again.");
    }
    store.writeChecksums(context.db(), ofComing);
  }

  @Override
  public boolean stillHolds(DSLContext locked) {
    return SwapStatements.checksums(locked, found.keySet()).equals(new TreeMap<>(found));
  }

  private static List<TableName> ofUsers(List<TableName> tables) {
    return tables.stream().filter(t -> t.tier() != TableTier.HIDDEN).toList();
  }
}
