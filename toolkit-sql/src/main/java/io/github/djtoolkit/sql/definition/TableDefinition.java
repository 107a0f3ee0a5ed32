package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Query;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

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

  /**
   * Copies the collections.
   *
   * @param table the table
   * @param columns definition of each column by its name, in order, name included
   * @param rest all the lines that are no column: keys, checks, and the table's options
   */
  public TableDefinition {
    columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    rest = List.copyOf(rest);
  }

  /**
   * Splits what SHOW CREATE TABLE prints.
   *
   * @param table the table
   * @param createStatement the statement that SHOW CREATE TABLE prints
   * @return the definition
   */
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

  /**
   * {@return a column's definition, or empty where there is no such column}
   *
   * @param name name of the column
   */
  public Optional<ColumnDefinition> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /**
   * {@return whether another definition differs from this one at most in comments of columns, and
   * in the next AUTO_INCREMENT value}
   *
   * @param other the definition to compare with
   */
  public boolean sameButComments(TableDefinition other) {
    return withoutComments().equals(other.withoutComments());
  }

  /**
   * The table that stands for this one.
   *
   * @param mapping which schema stands for which
   * @return the same definition, with foreign keys into sources leading to their destinations
   */
  public TableDefinition mapped(SchemaMapping mapping) {
    return new TableDefinition(
        mapping.map(table),
        columns,
        rest.stream().map(line -> ForeignKeyLine.redirected(line, mapping)).toList());
  }

  /**
   * CREATE TABLE with everything that the definition says.
   *
   * @return the statement
   * @throws ToolkitException with code {@code definition_unreadable} if the server keeps a part of
   *     the definition in another character set than UTF-8
   */
  public Query create() {
    String statement = body();
    if (statement.indexOf(ColumnDefinition.UNREADABLE) >= 0) {
      throw new ToolkitException(
          "definition_unreadable",
          "The definition of "
              + table
              + " holds a literal in another character set than UTF-8, so that it cannot be repeated exactly. Declare the"
              + " default or the expression with a literal in utf8mb4, then run again.");
    }
    return DSL.query(
        "{0}",
        CustomQueryPart.of(
            ctx ->
                ctx.sql("create table ")
                    .visit(DSL.name(table.schema(), table.table()))
                    .sql(statement)));
  }

  /** {@return the statement as SHOW CREATE TABLE prints it} */
  public String text() {
    return "CREATE TABLE " + SqlText.name(table.table()) + body();
  }

  /** {@return the same definition without foreign keys into other schemas} */
  public TableDefinition withoutOutsideKeys() {
    return new TableDefinition(
        table, columns, rest.stream().filter(line -> !ForeignKeyLine.leadsOutside(line)).toList());
  }

  /**
   * {@return the same definition for another table}
   *
   * @param other schema and name of that table
   */
  public TableDefinition of(TableName other) {
    return new TableDefinition(other, columns, rest);
  }

  private String body() {
    String lines =
        Stream.concat(
                columns.values().stream().map(ColumnDefinition::text),
                rest.subList(0, rest.size() - 1).stream())
            .collect(Collectors.joining(",\n  ", " (\n  ", "\n) "));
    return lines + rest.get(rest.size() - 1);
  }

  /**
   * {@return whether another definition is the same one, but for the next AUTO_INCREMENT value}
   *
   * @param other the definition to compare with
   */
  public boolean sameButCounter(TableDefinition other) {
    return columns.equals(other.columns) && withoutCounter(rest).equals(withoutCounter(other.rest));
  }

  /**
   * Whether another definition has the same columns in the same order, comments aside.
   *
   * @param other the definition of another table
   * @return false if a value may be stored in another form there
   */
  public boolean sameColumns(TableDefinition other) {
    return columnLines().equals(other.columnLines());
  }

  private List<String> columnLines() {
    return columns.values().stream().map(c -> c.withoutComment().text()).toList();
  }

  private List<String> withoutComments() {
    List<String> lines = new ArrayList<>(columnLines());
    lines.addAll(withoutCounter(rest));
    return lines;
  }

  private static List<String> withoutCounter(List<String> lines) {
    return lines.stream().map(line -> line.replaceFirst(" AUTO_INCREMENT=\\d+", "")).toList();
  }
}
