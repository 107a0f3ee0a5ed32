package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.schema.View;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.SchemaDefinition;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.definition.TriggerDefinition;
import io.github.djtoolkit.sql.definition.ViewDefinition;
import io.github.djtoolkit.sql.definition.ViewOrder;
import io.github.djtoolkit.sql.read.ProgramReader;
import io.github.djtoolkit.sql.read.ProgramReader.Program;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * The definitions of some schemas in the server's own words.
 *
 * @param schemas the schemas' own options, in the order of the mapping
 * @param tables all tables but the toolkit's own
 * @param views views that can be read, those that others read first
 * @param brokenViews views that read what does not exist
 * @param triggers triggers in the order in which they fire
 * @param programs stored routines and events, which are not copied
 */
record SourceDefinitions(
    List<SchemaDefinition> schemas,
    List<TableDefinition> tables,
    List<ViewDefinition> views,
    List<TableName> brokenViews,
    List<TriggerDefinition> triggers,
    List<Program> programs) {

  SourceDefinitions {
    schemas = List.copyOf(schemas);
    tables = List.copyOf(tables);
    views = List.copyOf(views);
    brokenViews = List.copyOf(brokenViews);
    triggers = List.copyOf(triggers);
    programs = List.copyOf(programs);
  }

  static SourceDefinitions read(DSLContext db, List<SchemaSnapshot> sources) {
    DefinitionReader reader = new DefinitionReader(db);
    List<SchemaDefinition> schemas = new ArrayList<>();
    List<TableDefinition> tables = new ArrayList<>();
    List<ViewDefinition> views = new ArrayList<>();
    List<TableName> broken = new ArrayList<>();
    List<TriggerDefinition> triggers = new ArrayList<>();
    for (SchemaSnapshot source : sources) {
      schemas.add(reader.readSchema(source.name()));
      for (Table table : ToolkitTables.others(source)) {
        tables.add(reader.read(table.name()));
      }
      for (View view : source.views()) {
        if (reader.isValid(view.name())) {
          views.add(reader.readView(view.name()));
        } else {
          broken.add(view.name());
        }
      }
      triggers.addAll(reader.readTriggers(source.name()));
    }
    List<Program> programs =
        new ProgramReader(db).read(sources.stream().map(SchemaSnapshot::name).toList());
    return new SourceDefinitions(
        schemas, tables, ViewOrder.sorted(views), broken, triggers, programs);
  }
}
