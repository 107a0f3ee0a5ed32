package io.github.djtoolkit.ops.internal.lineage;

import io.github.djtoolkit.model.lineage.Lineage;
import io.github.djtoolkit.model.lineage.LineageEntry;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.lineage.LineageTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** The lineage that schemas have recorded, as it was when it was read. Immutable. */
public final class RecordedLineage implements Lineage.Upstream {

  private final Map<String, List<LineageEntry>> entries;
  private final Map<TableName, Map<String, String>> lineages = new HashMap<>();

  /**
   * What is known of some schemas.
   *
   * @param entries the entries of each schema that has a lineage table
   */
  public RecordedLineage(Map<String, List<LineageEntry>> entries) {
    this.entries = Map.copyOf(entries);
    entries.forEach(
        (schema, rows) ->
            rows.forEach(
                e ->
                    lineages
                        .computeIfAbsent(new TableName(schema, e.table()), t -> new HashMap<>())
                        .put(e.attribute(), e.lineage())));
  }

  /**
   * Reads what some schemas and those that they refer to have recorded: one query, and one more for
   * each lineage table.
   *
   * @param db where to read
   * @param schemas the schemas
   * @return what was found
   */
  public static RecordedLineage read(DSLContext db, Collection<SchemaSnapshot> schemas) {
    Set<String> names = new TreeSet<>();
    for (SchemaSnapshot schema : schemas) {
      names.add(schema.name());
      names.addAll(Lineage.upstreamSchemas(schema));
    }
    Map<String, List<LineageEntry>> found = new HashMap<>();
    for (String schema : LineageTable.existing(db, names)) {
      found.put(schema, db.fetch(new LineageTable(schema).entries()).map(LineageTable::toEntry));
    }
    return new RecordedLineage(found);
  }

  /**
   * The entries of a schema.
   *
   * @param schema name of the schema
   * @return its entries in order, or empty where it has no lineage table
   */
  public Optional<List<LineageEntry>> of(String schema) {
    return Optional.ofNullable(entries.get(schema)).map(ArrayList::new);
  }

  @Override
  public Optional<String> of(TableName table, String attribute) {
    return Optional.ofNullable(lineages.getOrDefault(table, Map.of()).get(attribute));
  }
}
