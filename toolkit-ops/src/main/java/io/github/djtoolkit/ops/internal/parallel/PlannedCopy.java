package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The plan of a copy in parts, and what is known of its sources. Immutable. */
public final class PlannedCopy {

  private final String operation;
  private final SchemaMapping mapping;
  private final List<SchemaSnapshot> sources;
  private final SourceDefinitions definitions;
  private final List<Step> schemas;
  private final List<CreateTable> tables;
  private final List<Step> rest;

  PlannedCopy(
      String operation,
      SchemaMapping mapping,
      List<SchemaSnapshot> sources,
      SourceDefinitions definitions,
      List<Step> schemas,
      List<CreateTable> tables,
      List<Step> rest) {
    this.operation = operation;
    this.mapping = mapping;
    this.sources = List.copyOf(sources);
    this.definitions = definitions;
    this.schemas = List.copyOf(schemas);
    this.tables = List.copyOf(tables);
    this.rest = List.copyOf(rest);
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
   * The first half: schemas and tables. Rows are copied after it.
   *
   * @param before makes a step that is run before a table is created; empty for none
   * @return the plan
   */
  public MigrationPlan structure(Function<CreateTable, Optional<Step>> before) {
    List<Step> steps = new ArrayList<>(schemas);
    rest.stream()
        .filter(CreateTrigger.class::isInstance)
        .map(CreateTrigger.class::cast)
        .forEach(t -> steps.add(new DropTrigger(t.wanted())));
    tables.forEach(t -> before.apply(t).ifPresent(steps::add));
    steps.addAll(tables);
    return MigrationPlan.ofSeveral(operation, mapping.destinations(), steps);
  }

  /**
   * The second half: what names schemas in its rows, views, triggers.
   *
   * @param proofs steps to be done when everything is there, before it is noted that the copy is
   *     whole
   * @return the plan
   */
  public MigrationPlan rest(List<Step> proofs) {
    List<Step> steps = new ArrayList<>(rest);
    steps.addAll(proofs);
    mapping.destinations().forEach(d -> steps.add(new FinishCopy(d)));
    return MigrationPlan.ofSeveral(operation, mapping.destinations(), steps);
  }
}
