package io.github.djtoolkit.sql.read;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.djtoolkit.model.schema.TableName;
import java.util.List;
import java.util.Map;

/**
 * Something that belongs to a table.
 *
 * @param table the table
 * @param value what belongs to it
 */
record OfTable<T>(TableName table, T value) {

  /** The values of each table, in the order of the rows. */
  static <T> Map<TableName, List<T>> byTable(List<OfTable<T>> rows) {
    return rows.stream().collect(groupingBy(OfTable::table, mapping(OfTable::value, toList())));
  }
}
