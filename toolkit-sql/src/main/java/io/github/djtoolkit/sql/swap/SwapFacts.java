package io.github.djtoolkit.sql.swap;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.definition.TriggerDefinition;
import io.github.djtoolkit.sql.definition.ViewDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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
    List<TriggerDefinition> triggers,
    List<ViewDefinition> views,
    List<OutsideKey> keys,
    Set<TableName> children) {

  /**
   * Copies the collections.
   *
   * @param schemas which schemas change places
   * @param tables all tables of the production and the incoming schemas
   * @param triggers their triggers, in the order of their creation
   * @param views their views, those that others read first
   * @param keys foreign keys of all other tables into tables of the production schemas
   * @param children all other tables with foreign keys into tables that move
   */
  public SwapFacts {
    schemas = List.copyOf(schemas);
    tables = new LinkedHashSet<>(tables);
    triggers = List.copyOf(triggers);
    views = List.copyOf(views);
    keys = List.copyOf(keys);
    children = new LinkedHashSet<>(children);
  }

  /**
   * The names that the production schemas have afterwards.
   *
   * @return production to kept
   */
  public SchemaMapping leavingNames() {
    return mapping(SchemaSwap::production, SchemaSwap::kept);
  }

  /**
   * The names that the incoming schemas have afterwards.
   *
   * @return incoming to production
   */
  public SchemaMapping comingNames() {
    return mapping(SchemaSwap::incoming, SchemaSwap::production);
  }

  /**
   * The triggers in the order in which they are dropped, so that those which an interrupted run
   * left can be created again in the same order.
   *
   * @return the triggers, the last created first
   */
  public List<TriggerDefinition> triggersLastFirst() {
    List<TriggerDefinition> reversed = new ArrayList<>(triggers);
    Collections.reverse(reversed);
    return reversed;
  }

  /**
   * The triggers as they are to be after the swap.
   *
   * @return the triggers, in the order of their creation
   */
  public List<TriggerDefinition> wantedTriggers() {
    return triggers.stream().map(t -> t.mapped(namesOf(t.table()))).toList();
  }

  /**
   * The views as they are to be after the swap.
   *
   * @return the views, those that others read first
   */
  public List<ViewDefinition> wantedViews() {
    return views.stream().map(v -> v.mapped(namesOf(v.view()))).toList();
  }

  /**
   * The names of a schema's tables after the swap, those that leave first: the order in which one
   * RENAME TABLE can do it.
   *
   * @return new name by present name
   */
  public Map<TableName, TableName> renames() {
    Map<TableName, TableName> renames = new LinkedHashMap<>();
    leaving().forEach(t -> renames.put(t, leavingNames().map(t)));
    coming().forEach(t -> renames.put(t, comingNames().map(t)));
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
    return keys.stream().map(k -> new OutsideKey(comingNames().map(k.child()), k.key())).toList();
  }

  /**
   * The keys with the tables that they will point at, where those are before the swap: to prove
   * that no row would be an orphan.
   *
   * @return the keys into tables of the incoming schemas
   */
  public List<OutsideKey> provableKeys() {
    SchemaMapping incoming = comingNames().inverse();
    return keys.stream().map(k -> k.into(incoming.map(k.key().target()))).toList();
  }

  private SchemaMapping namesOf(TableName object) {
    return comingNames().destination(object.schema()).isPresent() ? comingNames() : leavingNames();
  }

  private SchemaMapping mapping(
      Function<SchemaSwap, String> from, Function<SchemaSwap, String> to) {
    Map<String, String> names = new LinkedHashMap<>();
    schemas.forEach(s -> names.put(from.apply(s), to.apply(s)));
    return SchemaMapping.of(names);
  }

  private List<TableName> of(List<String> wanted) {
    Set<String> set = new HashSet<>(wanted);
    return tables.stream().filter(t -> set.contains(t.schema())).toList();
  }
}
