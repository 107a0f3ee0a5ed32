package io.github.djtoolkit.model.lineage;

import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Computes the lineage of a schema as 2.x itself does: attributes of the primary key and of foreign keys have one, and a foreign
 * key's attribute has its parent's, through renames and across schemas. Foreign keys to tracking tables do not count. Pure.
 */
public final class Lineage {

  private final SchemaSnapshot schema;
  private final Upstream upstream;

  /** Lineage of attributes of other schemas. */
  @FunctionalInterface
  public interface Upstream {
    /**
     * The lineage that another schema recorded.
     *
     * @return the lineage, or empty where that schema has none for the attribute
     */
    Optional<String> of(TableName table, String attribute);
  }

  /**
   * @param schema the schema
   * @param upstream asked for attributes of other schemas
   */
  public Lineage(SchemaSnapshot schema, Upstream upstream) {
    this.schema = schema;
    this.upstream = upstream;
  }

  /**
   * All entries of the schema, in order of table and attribute.
   *
   * @throws MissingUpstreamException if another schema has no lineage for an attribute that a foreign key refers to
   */
  public List<LineageEntry> entries() {
    List<LineageEntry> entries = new ArrayList<>();
    for (Table table : schema.visibleTables()) {
      Set<String> attributes = new LinkedHashSet<>();
      table.primaryKey().stream().map(Column::name).forEach(attributes::add);
      table.foreignKeys().stream()
          .filter(Lineage::counts)
          .flatMap(fk -> fk.columns().stream())
          .forEach(attributes::add);
      attributes.stream()
          .filter(a -> !a.startsWith("_"))
          .map(a -> new LineageEntry(table.name().table(), a, resolve(table, a, new HashSet<>())))
          .forEach(entries::add);
    }
    entries.sort(Comparator.comparing(LineageEntry::table).thenComparing(LineageEntry::attribute));
    return entries;
  }

  /** The other schemas that foreign keys of visible tables refer to, in order of name. */
  public static Set<String> upstreamSchemas(SchemaSnapshot schema) {
    Set<String> names = new java.util.TreeSet<>();
    for (Table table : schema.visibleTables()) {
      table.foreignKeys().stream()
          .filter(Lineage::counts)
          .map(fk -> fk.target().schema())
          .filter(name -> !name.equals(schema.name()))
          .forEach(names::add);
    }
    return names;
  }

  private String resolve(Table table, String attribute, Set<String> seen) {
    String own = table.name().schema() + "." + table.name().table() + "." + attribute;
    Optional<ForeignKey> key =
        table.foreignKeysOf(attribute).stream()
            .filter(Lineage::counts)
            .max(Comparator.comparing(ForeignKey::name));
    if (key.isEmpty() || !seen.add(own)) {
      return own;
    }
    TableName parent = key.get().target();
    String parentAttribute = key.get().targetOf(attribute);
    if (!parent.schema().equals(schema.name())) {
      return upstream
          .of(parent, parentAttribute)
          .orElseThrow(() -> new MissingUpstreamException(table.name(), parent, parentAttribute));
    }
    return schema
        .table(parent.table())
        .map(t -> resolve(t, parentAttribute, seen))
        .orElse(own);
  }

  private static boolean counts(ForeignKey key) {
    return TrackingTable.storeOf(key.target().table()).isEmpty();
  }
}
