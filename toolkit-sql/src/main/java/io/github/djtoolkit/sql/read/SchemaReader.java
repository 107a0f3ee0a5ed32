package io.github.djtoolkit.sql.read;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.djtoolkit.model.schema.Check;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.Index;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.schema.Trigger;
import io.github.djtoolkit.model.schema.View;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Reads schemas from information_schema. The number of queries is fixed, however many tables and schemas there are. A reader of
 * sessions is thread-safe; a reader of one connection is for one thread at a time, like the connection.
 */
public final class SchemaReader {

  private final Connections connections;

  /** How a reader comes by its connection. */
  @FunctionalInterface
  private interface Connections {
    List<SchemaSnapshot> with(Function<Catalog, List<SchemaSnapshot>> reading);
  }

  /**
   * A reader that uses a connection of the caller's.
   *
   * @param db the connection to read by
   */
  public SchemaReader(DSLContext db) {
    this.connections = reading -> reading.apply(new Catalog(db));
  }

  /**
   * A reader that opens a session for each call and closes it.
   *
   * @param sessions where sessions come from
   */
  public SchemaReader(SqlSessions sessions) {
    this.connections =
        reading -> {
          try (SqlSession session = sessions.open()) {
            return reading.apply(new Catalog(session.db()));
          }
        };
  }

  /**
   * Reads one schema.
   *
   * @throws UnknownSchemaException if it does not exist or the user may not see it
   */
  public SchemaSnapshot read(String schema) {
    return readAll(List.of(schema)).get(0);
  }

  /**
   * Reads several schemas at once.
   *
   * @return the snapshots in the order of the names
   * @throws UnknownSchemaException if one does not exist or the user may not see it
   */
  public List<SchemaSnapshot> readAll(Collection<String> schemas) {
    return connections.with(catalog -> read(catalog, schemas));
  }

  private static List<SchemaSnapshot> read(Catalog catalog, Collection<String> schemas) {
    List<Catalog.SchemaRow> found = catalog.schemata(schemas);
    Map<TableName, List<Column>> columns = byTable(catalog.columns(schemas));
    Map<TableName, List<Index>> indexes = byTable(catalog.indexes(schemas));
    Map<TableName, List<ForeignKey>> keys = byTable(catalog.foreignKeys(schemas));
    Map<TableName, List<Check>> checks = byTable(catalog.checks(schemas));
    Map<TableName, List<Trigger>> triggers = byTable(catalog.triggers(schemas));
    List<Catalog.TableRow> tables = catalog.tables(schemas);
    Map<String, List<View>> views =
        catalog.views(schemas).stream().collect(groupingBy(v -> v.name().schema()));
    List<SchemaSnapshot> snapshots = new ArrayList<>();
    for (String name : schemas) {
      Catalog.SchemaRow row =
          found.stream()
              .filter(s -> s.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new UnknownSchemaException(name));
      List<Table> ofSchema =
          tables.stream()
              .filter(t -> t.name().schema().equals(name))
              .map(
                  t ->
                      new Table(
                          t.name(),
                          columns.getOrDefault(t.name(), List.of()),
                          indexes.getOrDefault(t.name(), List.of()),
                          keys.getOrDefault(t.name(), List.of()),
                          checks.getOrDefault(t.name(), List.of()),
                          triggers.getOrDefault(t.name(), List.of()),
                          t.comment(),
                          t.engine(),
                          t.collation(),
                          t.partitioned(),
                          t.estimatedRows()))
              .toList();
      snapshots.add(
          new SchemaSnapshot(
              name,
              row.characterSet(),
              row.collation(),
              ofSchema,
              views.getOrDefault(name, List.of())));
    }
    return snapshots;
  }

  private static <T> Map<TableName, List<T>> byTable(List<Catalog.OfTable<T>> rows) {
    return rows.stream()
        .collect(
            groupingBy(
                Catalog.OfTable::table,
                mapping(Catalog.OfTable::value, toList())));
  }
}
