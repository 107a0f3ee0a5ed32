package io.github.djtoolkit.testkit.generator;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A generated table. It may have a foreign key to a table that was generated before it.
 *
 * @param name its name, unquoted
 * @param columns its columns in order
 * @param constraints keys, foreign keys and checks as CREATE TABLE takes them
 * @param options what follows the closing parenthesis, partitions included
 */
public record GeneratedTable(
    String name, List<GeneratedColumn> columns, List<String> constraints, String options) {

  /**
   * Copies the lists.
   *
   * @param name its name, unquoted
   * @param columns its columns in order
   * @param constraints keys, foreign keys and checks as CREATE TABLE takes them
   * @param options what follows the closing parenthesis, partitions included
   */
  public GeneratedTable {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
  }

  /**
   * The table with other comments on its columns, all else alike.
   *
   * @param commentOf gives each column its comment
   * @return a copy
   */
  public GeneratedTable withComments(Function<GeneratedColumn, String> commentOf) {
    List<GeneratedColumn> commented =
        columns.stream().map(c -> c.withComment(commentOf.apply(c))).toList();
    return new GeneratedTable(name, commented, constraints, options);
  }

  /**
   * The statement that creates the table in the connection's default schema. Its strings are
   * escaped with backslashes.
   *
   * @return one CREATE TABLE
   */
  public String create() {
    String body =
        Stream.concat(columns.stream().map(GeneratedColumn::sql), constraints.stream())
            .collect(Collectors.joining(",\n  "));
    return "CREATE TABLE " + Sql.name(name) + " (\n  " + body + "\n) " + options;
  }
}
