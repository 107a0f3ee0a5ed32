package io.github.djtoolkit.model.lineage;

import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Computes the lineage of schemas as 2.x itself does: attributes of the primary key and of foreign
 * keys have one, and a foreign key's attribute has its parent's, through renames and across
 * schemas. An attribute that a foreign key of its own schema refers to has one too, whatever it is.
 * Foreign keys to tracking tables do not count. Schemas that are given together need no order and
 * may refer to each other. Pure; immutable and thread-safe if the upstream is.
 */
public final class Lineage {

  private final Map<String, SchemaSnapshot> schemas = new TreeMap<>();
  private final Upstream upstream;

  /** Lineage of attributes of schemas that were not given. */
  @FunctionalInterface
  public interface Upstream {
    /**
     * The lineage that another schema recorded.
     *
     * @param table the table that a foreign key refers to
     * @param attribute the attribute that it refers to
     * @return the lineage, or empty where that schema has none for the attribute
     */
    Optional<String> of(TableName table, String attribute);
  }

  /**
   * Lineage of some schemas.
   *
   * @param schemas the schemas, in any order
   * @param upstream asked for attributes of all other schemas
   */
  public Lineage(Collection<SchemaSnapshot> schemas, Upstream upstream) {
    schemas.forEach(s -> this.schemas.put(s.name(), s));
    this.upstream = upstream;
  }

  /**
   * All entries of one of the schemas.
   *
   * @param schema name of the schema, one of those given
   * @return the entries in order of table and attribute
   * @throws MissingUpstreamException if a schema that was not given has no lineage for an attribute
   *     that a foreign key refers to
   */
  public List<LineageEntry> entries(String schema) {
    List<LineageEntry> entries = new ArrayList<>();
    attributes(Optional.ofNullable(schemas.get(schema)).orElseThrow())
        .forEach(
            (table, attributes) ->
                attributes.stream()
                    .map(a -> new LineageEntry(table.table(), a, resolve(table, a)))
                    .forEach(entries::add));
    entries.sort(Comparator.comparing(LineageEntry::table).thenComparing(LineageEntry::attribute));
    return entries;
  }

  /**
   * The other schemas that foreign keys of visible tables refer to.
   *
   * @param schema the schema
   * @return their names, in order
   */
  public static Set<String> upstreamSchemas(SchemaSnapshot schema) {
    Set<String> names = new TreeSet<>();
    for (Table table : schema.visibleTables()) {
      table.foreignKeys().stream()
          .filter(Lineage::counts)
          .map(fk -> fk.target().schema())
          .filter(name -> !name.equals(schema.name()))
          .forEach(names::add);
    }
    return names;
  }

  private static Map<TableName, Set<String>> attributes(SchemaSnapshot schema) {
    Map<TableName, Set<String>> found = new TreeMap<>();
    for (Table table : schema.visibleTables()) {
      Set<String> own = found.computeIfAbsent(table.name(), t -> new TreeSet<>());
      table.primaryKey().stream().map(Column::name).filter(a -> !hidden(a)).forEach(own::add);
      for (ForeignKey key : table.foreignKeys()) {
        if (!counts(key)) {
          continue;
        }
        for (String attribute : key.columns()) {
          if (hidden(attribute)) {
            continue;
          }
          own.add(attribute);
          schema
              .table(key.target().table())
              .filter(parent -> parent.name().equals(key.target()))
              .ifPresent(
                  parent ->
                      found
                          .computeIfAbsent(parent.name(), t -> new TreeSet<>())
                          .add(key.targetOf(attribute)));
        }
      }
    }
    return found;
  }

  private String resolve(TableName table, String attribute) {
    TableName child = table;
    TableName at = table;
    String name = attribute;
    Set<String> seen = new HashSet<>();
    while (schemas.containsKey(at.schema())) {
      Optional<ForeignKey> key = keyOf(at, name);
      if (key.isEmpty() || !seen.add(at.dotted() + "." + name)) {
        return at.dotted() + "." + name;
      }
      child = at;
      name = key.get().targetOf(name);
      at = key.get().target();
    }
    TableName parent = at;
    TableName referring = child;
    String parentAttribute = name;
    return upstream
        .of(parent, parentAttribute)
        .orElseThrow(() -> new MissingUpstreamException(referring, parent, parentAttribute));
  }

  private Optional<ForeignKey> keyOf(TableName table, String attribute) {
    return Optional.ofNullable(schemas.get(table.schema()))
        .flatMap(s -> s.table(table.table()))
        .flatMap(
            t ->
                t.foreignKeysOf(attribute).stream()
                    .filter(Lineage::counts)
                    .max(Comparator.comparing(ForeignKey::name)));
  }

  private static boolean hidden(String attribute) {
    return attribute.startsWith("_");
  }

  private static boolean counts(ForeignKey key) {
    return TrackingTable.storeOf(key.target().table()).isEmpty();
  }
}
