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
import io.github.djtoolkit.sql.lineage.LineageTable;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Plans the copy of some schemas, and refuses beforehand what cannot be copied faithfully.
 * Thread-safe.
 */
public final class CopyPlanner {

  private final String operation;
  private final String version;

  /**
   * A planner.
   *
   * @param operation name of the operation that makes the copy; it alone may go on with the copy
   *     when it was interrupted
   * @param version version of the toolkit, which the copy remembers
   */
  public CopyPlanner(String operation, String version) {
    this.operation = operation;
    this.version = version;
  }

  /**
   * Plans a copy.
   *
   * @param db where to look
   * @param mapping which schema stands for which
   * @param rows copies the rows; empty for a copy without
   * @return the plan in parts
   * @throws ToolkitException naming what stands in the way
   */
  public PlannedCopy plan(DSLContext db, SchemaMapping mapping, Optional<RowCopy> rows) {
    List<SchemaSnapshot> sources = new SchemaReader(db).readAll(mapping.sources());
    List<SchemaOrigin> origins = new ArrayList<>();
    for (SchemaSnapshot source : sources) {
      String writer = Destinations.check(db, source, destination(mapping, source), operation);
      origins.add(SchemaOrigin.building(source.name(), writer, operation, version));
    }
    SourceDefinitions definitions = SourceDefinitions.read(db, sources);
    CopyRights.check(db, sources, mapping, definitions);
    List<Step> structure = structure(mapping, origins, definitions);
    List<Step> data = rows.map(r -> data(db, sources, mapping, r)).orElse(List.of());
    return new PlannedCopy(
        operation, mapping, sources, definitions, structure, data, programs(mapping, definitions));
  }

  private static List<Step> structure(
      SchemaMapping mapping, List<SchemaOrigin> origins, SourceDefinitions definitions) {
    List<Step> steps = new ArrayList<>();
    definitions
        .schemas()
        .forEach(s -> steps.add(new CreateSchema(s.of(destination(mapping, s.schema())))));
    origins.forEach(o -> steps.add(new MarkOrigin(destination(mapping, o.source()), o)));
    definitions.tables().forEach(t -> steps.add(new CreateTable(checked(t.mapped(mapping)))));
    return steps;
  }

  /** Rendering the statement refuses a definition that cannot be repeated. */
  private static TableDefinition checked(TableDefinition table) {
    table.create();
    return table;
  }

  private static List<Step> data(
      DSLContext db, List<SchemaSnapshot> sources, SchemaMapping mapping, RowCopy rows) {
    List<Step> steps =
        new ArrayList<>(rows.steps(sources, t -> !t.table().equals(LineageTable.NAME), mapping));
    RecordedLineage recorded = RecordedLineage.read(db, sources);
    for (SchemaSnapshot source : sources) {
      recorded
          .of(source.name())
          .ifPresent(
              entries -> steps.addAll(lineage(destination(mapping, source), entries, mapping)));
    }
    return steps;
  }

  private static List<Step> lineage(
      String destination, List<LineageEntry> entries, SchemaMapping mapping) {
    List<LineageEntry> mapped =
        entries.stream()
            .map(e -> new LineageEntry(e.table(), e.attribute(), redirected(e.lineage(), mapping)))
            .toList();
    return LineagePlanner.plan(destination, mapped, Optional.of(List.of())).steps();
  }

  private static String redirected(String lineage, SchemaMapping mapping) {
    return mapping.sources().stream()
        .filter(s -> lineage.startsWith(s + "."))
        .max(Comparator.comparing(String::length))
        .map(s -> mapping.destination(s).orElse(s) + lineage.substring(s.length()))
        .orElse(lineage);
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
