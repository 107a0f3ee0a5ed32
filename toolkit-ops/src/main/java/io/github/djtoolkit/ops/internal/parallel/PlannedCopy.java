package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** The plan of a copy in parts, and what is known of its sources. Immutable. */
public final class PlannedCopy {

  private final String operation;
  private final SchemaMapping mapping;
  private final List<SchemaSnapshot> sources;
  private final SourceDefinitions definitions;
  private final List<Step> structure;
  private final List<Step> data;
  private final List<Step> programs;

  PlannedCopy(
      String operation,
      SchemaMapping mapping,
      List<SchemaSnapshot> sources,
      SourceDefinitions definitions,
      List<Step> structure,
      List<Step> data,
      List<Step> programs) {
    this.operation = operation;
    this.mapping = mapping;
    this.sources = List.copyOf(sources);
    this.definitions = definitions;
    this.structure = List.copyOf(structure);
    this.data = List.copyOf(data);
    this.programs = List.copyOf(programs);
  }

  /** {@return the sources as they were when the copy was planned} */
  public List<SchemaSnapshot> sources() {
    return sources;
  }

  /** {@return what the copies will hold and lack} */
  public CopyContents contents() {
    return new CopyContents(mapping, sources, definitions);
  }

  /**
   * The plan.
   *
   * @param proofs steps to be done when everything is there, before it is noted that the copy is
   *     whole
   * @return tables, rows, views, triggers, the proofs, and the note
   */
  public MigrationPlan plan(List<Step> proofs) {
    List<Step> steps = new ArrayList<>(structure);
    steps.addAll(data);
    steps.addAll(programs);
    steps.addAll(proofs);
    mapping.destinations().forEach(d -> steps.add(new FinishCopy(d)));
    return MigrationPlan.ofSeveral(operation, mapping.destinations(), steps);
  }
}
