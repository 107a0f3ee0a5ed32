package io.github.djtoolkit.testkit.assertion;

import io.github.djtoolkit.testkit.assertion.internal.SchemaCapturer;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * A schema at one moment: the definitions of its tables, hidden ones included, and checksums of
 * everything in them. Taken before something happens, it is what the schema is compared with
 * afterwards.
 *
 * @param schema name of the schema
 * @param tables its tables by name
 */
public record SchemaCapture(String schema, SortedMap<String, TableCapture> tables) {

  /**
   * Copies the map.
   *
   * @param schema name of the schema
   * @param tables its tables by name
   */
  public SchemaCapture {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
  }

  /**
   * Captures a schema in one consistent snapshot. It reads every row, in constant memory.
   *
   * @param dataSource the server
   * @param schema name of the schema
   * @return the capture; without tables where there is no such schema
   */
  public static SchemaCapture of(DataSource dataSource, String schema) {
    return SchemaCapturer.capture(dataSource, schema);
  }

  /**
   * One table.
   *
   * @param name name of the table in MySQL
   * @return the table, or empty where it was not there
   */
  public Optional<TableCapture> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /**
   * The same without some tables.
   *
   * @param names names of tables to leave out
   * @return the rest
   */
  public SchemaCapture without(String... names) {
    SortedMap<String, TableCapture> rest = new TreeMap<>(tables);
    for (String name : names) {
      rest.remove(name);
    }
    return new SchemaCapture(schema, rest);
  }

  /**
   * The definitions alone.
   *
   * @return SHOW CREATE TABLE by table
   */
  public Map<String, String> definitions() {
    Map<String, String> definitions = new TreeMap<>();
    tables.forEach((name, table) -> definitions.put(name, table.definition()));
    return definitions;
  }
}
