package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table's definition as SHOW CREATE TABLE prints it: the faithful source of a column's
 * definition. What is rebuilt from information_schema loses binary defaults and escapes expressions
 * once more. Immutable.
 *
 * @param table the table
 * @param columns definition of each column by its name, in order, name included
 * @param rest all the lines that are no column: keys, checks, and the table's options
 */
public record TableDefinition(
    TableName table, Map<String, ColumnDefinition> columns, List<String> rest) {

  /** Copies the collections. */
  public TableDefinition {
    columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    rest = List.copyOf(rest);
  }

  /** Splits what SHOW CREATE TABLE prints. */
  public static TableDefinition parse(TableName table, String createStatement) {
    int open = SqlText.indexOutsideQuotes(createStatement, '(', 0);
    int close = SqlText.closing(createStatement, open);
    Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    for (String part : SqlText.split(createStatement.substring(open + 1, close))) {
      if (part.startsWith("`")) {
        ColumnDefinition column = new ColumnDefinition(part);
        columns.put(column.name(), column);
      } else {
        rest.add(part);
      }
    }
    rest.add(createStatement.substring(close + 1).strip());
    return new TableDefinition(table, columns, rest);
  }

  /** A column's definition, or empty where there is no such column. */
  public Optional<ColumnDefinition> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /**
   * Whether another definition differs from this one at most in comments of columns, and in the
   * next AUTO_INCREMENT value.
   */
  public boolean sameButComments(TableDefinition other) {
    return withoutComments().equals(other.withoutComments());
  }

  private List<String> withoutComments() {
    List<String> lines = new ArrayList<>();
    columns.values().forEach(c -> lines.add(c.withoutComment().text()));
    rest.forEach(line -> lines.add(line.replaceFirst(" AUTO_INCREMENT=\\d+", "")));
    return lines;
  }
}
