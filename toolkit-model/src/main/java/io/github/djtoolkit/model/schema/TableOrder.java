package io.github.djtoolkit.model.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tables in the order of their foreign keys: a table stands behind all that it refers to, as far as
 * no circle forbids it. Immutable.
 *
 * @param tables the tables, parents first; tables without a reference between them stand in order
 *     of name
 * @param open the foreign keys that lead to the table itself or to one behind it, by child: those
 *     that close a circle. A table without such a key has no entry
 */
public record TableOrder(List<Table> tables, Map<TableName, List<ForeignKey>> open) {

  /**
   * Copies list and map.
   *
   * @param tables the tables, parents first; tables without a reference between them stand in order
   *     of name
   * @param open the foreign keys that lead to the table itself or to one behind it, by child: those
   *     that close a circle. A table without such a key has no entry
   */
  public TableOrder {
    tables = List.copyOf(tables);
    open = Map.copyOf(open);
  }

  /**
   * Puts tables into order.
   *
   * @param tables the tables, of one or several schemas; keys to any other table do not count
   * @return the same tables in order
   */
  public static TableOrder parentsFirst(Collection<Table> tables) {
    Map<TableName, Table> all = new TreeMap<>();
    tables.forEach(t -> all.put(t.name(), t));
    Map<TableName, Table> ordered = new LinkedHashMap<>();
    Set<TableName> entered = new HashSet<>();
    Map<TableName, List<ForeignKey>> open = new TreeMap<>();
    all.values().forEach(t -> visit(t, all, entered, ordered, open));
    return new TableOrder(List.copyOf(ordered.values()), open);
  }

  /**
   * The foreign keys of a table that close a circle.
   *
   * @param table name of the table
   * @return its keys to itself or to a table behind it
   */
  public List<ForeignKey> openKeys(TableName table) {
    return open.getOrDefault(table, List.of());
  }

  private static void visit(
      Table table,
      Map<TableName, Table> all,
      Set<TableName> entered,
      Map<TableName, Table> ordered,
      Map<TableName, List<ForeignKey>> open) {
    if (!entered.add(table.name())) {
      return;
    }
    for (ForeignKey key : table.foreignKeys()) {
      Table parent = all.get(key.target());
      if (parent == null) {
        continue;
      }
      visit(parent, all, entered, ordered, open);
      if (!ordered.containsKey(parent.name())) {
        open.computeIfAbsent(table.name(), t -> new ArrayList<>()).add(key);
      }
    }
    ordered.put(table.name(), table);
  }
}
