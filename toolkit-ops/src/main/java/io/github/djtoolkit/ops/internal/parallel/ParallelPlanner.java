package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.lineage.LineageEntry;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaOrigin;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.internal.lineage.LineagePlanner;
import io.github.djtoolkit.ops.internal.lineage.RecordedLineage;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Plans the copy of some schemas, and refuses beforehand what cannot be copied faithfully.
 * Thread-safe.
 */
public final class ParallelPlanner {

  private final String operation;
  private final String version;

  /**
   * A planner.
   *
   * @param operation name of the operation that makes the copy; it alone may go on with the copy
   *     when it was interrupted
   * @param version version of the toolkit, which the copy remembers
   */
  public ParallelPlanner(String operation, String version) {
    this.operation = operation;
    this.version = version;
  }

  /**
   * Plans a copy.
   *
   * @param db where to look
   * @param mapping which schema stands for which
   * @param rules in what the copy differs
   * @param withData whether rows will be copied
   * @return the plan in parts
   * @throws ToolkitException naming what stands in the way
   */
  public PlannedCopy plan(DSLContext db, SchemaMapping mapping, CopyRules rules, boolean withData) {
    List<SchemaSnapshot> sources = new SchemaReader(db).readAll(mapping.sources());
    List<SchemaOrigin> origins = new ArrayList<>();
    for (SchemaSnapshot source : sources) {
      String writer = Destinations.check(db, source, destination(mapping, source), operation);
      origins.add(SchemaOrigin.building(source.name(), writer, operation, version));
    }
    CopyRights.check(db, sources, mapping);
    SourceDefinitions definitions = SourceDefinitions.read(db, sources);
    CopyRights.check(db, definitions);
    List<Step> rest = withData ? lineage(db, sources, mapping, rules) : new ArrayList<>();
    rest.addAll(programs(mapping, definitions));
    return new PlannedCopy(
        operation,
        mapping,
        sources,
        definitions,
        schemas(mapping, origins, definitions),
        tables(mapping, definitions, rules),
        rest);
  }

  private static List<Step> schemas(
      SchemaMapping mapping, List<SchemaOrigin> origins, SourceDefinitions definitions) {
    List<Step> steps = new ArrayList<>();
    definitions
        .schemas()
        .forEach(s -> steps.add(new CreateSchema(s.of(destination(mapping, s.schema())))));
    origins.forEach(o -> steps.add(new MarkOrigin(destination(mapping, o.source()), o)));
    return steps;
  }

  /** Making the statement refuses a definition that cannot be repeated. */
  private static List<CreateTable> tables(
      SchemaMapping mapping, SourceDefinitions definitions, CopyRules rules) {
    List<CreateTable> steps = new ArrayList<>();
    for (TableDefinition source : definitions.tables()) {
      CreateTable step = new CreateTable(rules.table().apply(source).mapped(mapping));
      step.statements();
      steps.add(step);
    }
    return steps;
  }

  private static List<Step> lineage(
      DSLContext db, List<SchemaSnapshot> sources, SchemaMapping mapping, CopyRules rules) {
    List<Step> steps = new ArrayList<>();
    RecordedLineage recorded = RecordedLineage.read(db, sources);
    for (SchemaSnapshot source : sources) {
      List<LineageEntry> entries =
          recorded.of(source.name()).orElse(List.of()).stream().map(rules.lineage()).toList();
      steps.addAll(
          LineagePlanner.plan(destination(mapping, source), entries, Optional.of(List.of()))
              .steps());
    }
    return steps;
  }

  private static List<Step> programs(SchemaMapping mapping, SourceDefinitions definitions) {
    List<Step> steps = new ArrayList<>();
    definitions.views().forEach(v -> steps.add(new CreateView(v.mapped(mapping))));
    definitions.triggers().forEach(t -> steps.add(new CreateTrigger(t.mapped(mapping))));
    return steps;
  }

  private static String destination(SchemaMapping mapping, SchemaSnapshot source) {
    return destination(mapping, source.name());
  }

  private static String destination(SchemaMapping mapping, String source) {
    return mapping.destination(source).orElse(source);
  }
}
