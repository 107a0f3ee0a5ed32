package io.github.djtoolkit.sql.read;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Reads schemas from information_schema. The number of queries is fixed, however many tables and
 * schemas there are. A reader of sessions is thread-safe; a reader of one connection is for one
 * thread at a time, like the connection.
 */
public final class SchemaReader {

  private final Connections connections;

  /** How a reader comes by its connection. */
  @FunctionalInterface
  private interface Connections {
    List<SchemaSnapshot> with(Function<DSLContext, List<SchemaSnapshot>> reading);
  }

  /**
   * A reader that uses a connection of the caller's.
   *
   * @param db the connection to read by
   */
  public SchemaReader(DSLContext db) {
    this.connections = reading -> reading.apply(db);
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
            return reading.apply(session.db());
          }
        };
  }

  /**
   * Reads one schema.
   *
   * @param schema name of the schema
   * @return what is there
   * @throws UnknownSchemaException if it does not exist or the user may not see it
   */
  public SchemaSnapshot read(String schema) {
    return readAll(List.of(schema)).get(0);
  }

  /**
   * Reads several schemas at once.
   *
   * @param schemas names of schemas
   * @return the snapshots in the order of the names
   * @throws UnknownSchemaException if one does not exist or the user may not see it
   */
  public List<SchemaSnapshot> readAll(Collection<String> schemas) {
    return connections.with(db -> read(db, schemas));
  }

  /**
   * What some schemas hold, whether they exist or not. Two queries.
   *
   * @param db where to read
   * @param schemas names of schemas
   * @return names of the tables and views of each schema that exists
   */
  public static Map<String, List<String>> contents(DSLContext db, Collection<String> schemas) {
    return new Catalog(db).contents(schemas);
  }

  /**
   * {@return whether there is a table or view} One query.
   *
   * @param db where to read
   * @param table schema and name
   */
  public static boolean hasTable(DSLContext db, TableName table) {
    return new Catalog(db).has(table);
  }

  private static List<SchemaSnapshot> read(DSLContext db, Collection<String> schemas) {
    Catalog catalog = new Catalog(db);
    Map<String, Catalog.SchemaRow> found =
        catalog.schemata(schemas).stream().collect(toMap(Catalog.SchemaRow::name, row -> row));
    for (String name : schemas) {
      if (!found.containsKey(name)) {
        throw new UnknownSchemaException(name);
      }
    }
    Map<String, List<Table>> tables =
        tables(catalog, db, schemas).stream().collect(groupingBy(t -> t.name().schema()));
    Map<String, List<View>> views =
        catalog.views(schemas).stream().collect(groupingBy(v -> v.name().schema()));
    return schemas.stream()
        .map(found::get)
        .map(
            row ->
                new SchemaSnapshot(
                    row.name(),
                    row.characterSet(),
                    row.collation(),
                    tables.getOrDefault(row.name(), List.of()),
                    views.getOrDefault(row.name(), List.of())))
        .toList();
  }

  private static List<Table> tables(Catalog catalog, DSLContext db, Collection<String> schemas) {
    KnownColumns known = KnownColumns.read(db);
    ConstraintCatalog constraints = new ConstraintCatalog(db, known);
    Map<TableName, List<Column>> columns = OfTable.byTable(catalog.columns(schemas, known));
    Map<TableName, List<Trigger>> triggers = OfTable.byTable(catalog.triggers(schemas));
    Map<TableName, List<Index>> indexes = OfTable.byTable(constraints.indexes(schemas));
    Map<TableName, List<ForeignKey>> keys = OfTable.byTable(constraints.foreignKeys(schemas));
    Map<TableName, List<Check>> checks = OfTable.byTable(constraints.checks(schemas));
    return catalog.tables(schemas).stream()
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
                    t.partitioned()))
        .toList();
  }
}
