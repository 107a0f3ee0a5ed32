package io.github.djtoolkit.sql.swap;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.stored.SchemaNames;
import io.github.djtoolkit.sql.stored.StoredTrigger;
import io.github.djtoolkit.sql.stored.StoredView;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a swap moves or has to put right, as it is before the swap. Immutable.
 *
 * @param schemas which schemas change places
 * @param tables all tables of the production and the incoming schemas
 * @param triggers their triggers, in the order of their creation
 * @param views their views, those that others read first
 * @param keys foreign keys of all other tables into tables of the production schemas
 * @param children all other tables with foreign keys into tables that move
 */
public record SwapFacts(
    List<SchemaSwap> schemas,
    Set<TableName> tables,
    List<StoredTrigger> triggers,
    List<StoredView> views,
    List<OutsideKey> keys,
    Set<TableName> children) {

  /** Copies the collections. */
  public SwapFacts {
    schemas = List.copyOf(schemas);
    tables = new LinkedHashSet<>(tables);
    triggers = List.copyOf(triggers);
    views = List.copyOf(views);
    keys = List.copyOf(keys);
    children = new LinkedHashSet<>(children);
  }

  /**
   * The names that schemas have afterwards: both ways at once.
   *
   * @return the new names
   */
  public SchemaNames names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (SchemaSwap swap : schemas) {
      names.put(swap.production(), swap.kept());
      names.put(swap.incoming(), swap.production());
    }
    return SchemaNames.of(names);
  }

  /**
   * The names of a schema's tables after the swap, those that leave first: the order in which one
   * RENAME TABLE can do it.
   *
   * @return new name by present name
   */
  public Map<TableName, TableName> renames() {
    SchemaNames names = names();
    Map<TableName, TableName> renames = new LinkedHashMap<>();
    leaving().forEach(t -> renames.put(t, names.of(t)));
    coming().forEach(t -> renames.put(t, names.of(t)));
    return renames;
  }

  /**
   * The tables of the production schemas.
   *
   * @return their names before the swap
   */
  public List<TableName> leaving() {
    return of(schemas.stream().map(SchemaSwap::production).toList());
  }

  /**
   * The tables of the incoming schemas.
   *
   * @return their names before the swap
   */
  public List<TableName> coming() {
    return of(schemas.stream().map(SchemaSwap::incoming).toList());
  }

  /**
   * The keys as they are to be after the swap. A key of a table that comes is a key of the table
   * under its new name.
   *
   * @return the keys into tables of the production schemas
   */
  public List<OutsideKey> wantedKeys() {
    SchemaNames names = names();
    return keys.stream().map(k -> new OutsideKey(names.of(k.child()), k.key())).toList();
  }

  /**
   * The keys with the tables that they will point at, where those are before the swap: to prove
   * that no row would be an orphan.
   *
   * @return the keys into tables of the incoming schemas
   */
  public List<OutsideKey> provableKeys() {
    Map<String, String> incoming = new LinkedHashMap<>();
    schemas.forEach(s -> incoming.put(s.production(), s.incoming()));
    SchemaNames names = SchemaNames.of(incoming);
    return keys.stream().map(k -> k.into(names.of(k.key().target()))).toList();
  }

  private List<TableName> of(List<String> wanted) {
    Set<String> set = new HashSet<>(wanted);
    return tables.stream().filter(t -> set.contains(t.schema())).toList();
  }
}
