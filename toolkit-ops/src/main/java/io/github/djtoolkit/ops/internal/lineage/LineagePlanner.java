package io.github.djtoolkit.ops.internal.lineage;

import io.github.djtoolkit.model.lineage.LineageEntry;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the lineage table of one schema. Pure and stateless. */
public final class LineagePlanner {

  /** Name of the operation. */
  public static final String OPERATION = "rebuild_lineage";

  private LineagePlanner() {}

  /**
   * Plans the table, where it is missing, and its entries, where they differ.
   *
   * @param schema name of the schema
   * @param wanted the right entries, in order
   * @param present the entries that are there, in order; empty where there is no table
   * @return the plan
   */
  public static MigrationPlan plan(
      String schema, List<LineageEntry> wanted, Optional<List<LineageEntry>> present) {
    List<Step> steps = new ArrayList<>();
    if (present.isEmpty()) {
      steps.add(new CreateLineageStep(schema));
    }
    if (!Set.copyOf(wanted).equals(Set.copyOf(present.orElse(List.of())))) {
      steps.add(new FillLineageStep(schema, wanted));
    }
    return new MigrationPlan(OPERATION, schema, steps);
  }
}
