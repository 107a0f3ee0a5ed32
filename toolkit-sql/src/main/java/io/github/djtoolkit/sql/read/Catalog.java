package io.github.djtoolkit.sql.read;

import static io.github.djtoolkit.sql.internal.meta.Tables.COLUMNS;
import static io.github.djtoolkit.sql.internal.meta.Tables.SCHEMATA;
import static io.github.djtoolkit.sql.internal.meta.Tables.TABLES;
import static io.github.djtoolkit.sql.internal.meta.Tables.TRIGGERS;
import static io.github.djtoolkit.sql.internal.meta.Tables.VIEWS;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.schema.Trigger;
import io.github.djtoolkit.model.schema.View;
import io.github.djtoolkit.model.type.NativeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Schemas, tables, columns, triggers and views in information_schema. One query a method; what
 * information_schema leaves NULL becomes empty.
 */
final class Catalog {

  private final DSLContext db;

  Catalog(DSLContext db) {
    this.db = db;
  }

  /** A row of SCHEMATA. */
  record SchemaRow(String name, String characterSet, String collation) {}

  /** A row of TABLES. */
  record TableRow(
      TableName name, String comment, String engine, String collation, boolean partitioned) {}

  List<SchemaRow> schemata(Collection<String> schemas) {
    return db.select(
            SCHEMATA.SCHEMA_NAME,
            SCHEMATA.DEFAULT_CHARACTER_SET_NAME,
            SCHEMATA.DEFAULT_COLLATION_NAME)
        .from(SCHEMATA)
        .where(SCHEMATA.SCHEMA_NAME.in(schemas))
        .fetch(r -> new SchemaRow(r.value1(), r.value2(), r.value3()));
  }

  List<TableRow> tables(Collection<String> schemas) {
    return db.select(
            TABLES.TABLE_SCHEMA,
            TABLES.TABLE_NAME,
            TABLES.TABLE_COMMENT,
            TABLES.ENGINE,
            TABLES.TABLE_COLLATION,
            TABLES.CREATE_OPTIONS)
        .from(TABLES)
        .where(TABLES.TABLE_SCHEMA.in(schemas))
        .and(TABLES.TABLE_TYPE.eq("BASE TABLE"))
        .orderBy(TABLES.TABLE_SCHEMA, TABLES.TABLE_NAME)
        .fetch(
            r ->
                new TableRow(
                    new TableName(r.value1(), r.value2()),
                    orEmpty(r.value3()),
                    orEmpty(r.value4()),
                    orEmpty(r.value5()),
                    orEmpty(r.value6()).contains("partitioned")));
  }

  /** Names of tables and views of each schema that exists. Takes two queries. */
  Map<String, List<String>> contents(Collection<String> schemas) {
    Map<String, List<String>> contents = new LinkedHashMap<>();
    schemata(schemas).forEach(schema -> contents.put(schema.name(), new ArrayList<>()));
    db.select(TABLES.TABLE_SCHEMA, TABLES.TABLE_NAME)
        .from(TABLES)
        .where(TABLES.TABLE_SCHEMA.in(schemas))
        .orderBy(TABLES.TABLE_SCHEMA, TABLES.TABLE_NAME)
        .fetch()
        .forEach(r -> contents.computeIfAbsent(r.value1(), s -> new ArrayList<>()).add(r.value2()));
    return contents;
  }

  boolean has(TableName table) {
    return db.fetchExists(
        TABLES, TABLES.TABLE_SCHEMA.eq(table.schema()).and(TABLES.TABLE_NAME.eq(table.table())));
  }

  /** The server would sort them much slower. */
  List<OfTable<Column>> columns(Collection<String> schemas, KnownColumns known) {
    List<OfTable<Column>> columns =
        db.select(
                COLUMNS.TABLE_SCHEMA,
                COLUMNS.TABLE_NAME,
                COLUMNS.COLUMN_NAME,
                COLUMNS.ORDINAL_POSITION,
                COLUMNS.COLUMN_TYPE,
                COLUMNS.IS_NULLABLE,
                COLUMNS.COLUMN_DEFAULT,
                COLUMNS.EXTRA,
                COLUMNS.COLLATION_NAME,
                known.orNull(COLUMNS.GENERATION_EXPRESSION),
                COLUMNS.COLUMN_COMMENT)
            .from(COLUMNS)
            .where(COLUMNS.TABLE_SCHEMA.in(schemas))
            .fetch(
                r ->
                    new OfTable<>(
                        new TableName(r.value1(), r.value2()),
                        new Column(
                            r.value3(),
                            r.value4(),
                            NativeType.parse(r.value5()),
                            r.value6().equals("YES"),
                            Optional.ofNullable(r.value7()),
                            orEmpty(r.value8()),
                            Optional.ofNullable(r.value9()),
                            Optional.ofNullable(r.value10()).filter(e -> !e.isEmpty()),
                            orEmpty(r.value11()))));
    columns.sort(Comparator.comparing(c -> c.value().position()));
    return columns;
  }

  List<OfTable<Trigger>> triggers(Collection<String> schemas) {
    return db.select(
            TRIGGERS.EVENT_OBJECT_SCHEMA,
            TRIGGERS.EVENT_OBJECT_TABLE,
            TRIGGERS.TRIGGER_NAME,
            TRIGGERS.ACTION_TIMING,
            TRIGGERS.EVENT_MANIPULATION,
            TRIGGERS.ACTION_STATEMENT)
        .from(TRIGGERS)
        .where(TRIGGERS.EVENT_OBJECT_SCHEMA.in(schemas))
        .orderBy(TRIGGERS.EVENT_OBJECT_TABLE, TRIGGERS.TRIGGER_NAME)
        .fetch(
            r ->
                new OfTable<>(
                    new TableName(r.value1(), r.value2()),
                    new Trigger(r.value3(), r.value4(), r.value5(), orEmpty(r.value6()))));
  }

  List<View> views(Collection<String> schemas) {
    return db.select(VIEWS.TABLE_SCHEMA, VIEWS.TABLE_NAME, VIEWS.VIEW_DEFINITION)
        .from(VIEWS)
        .where(VIEWS.TABLE_SCHEMA.in(schemas))
        .orderBy(VIEWS.TABLE_SCHEMA, VIEWS.TABLE_NAME)
        .fetch(r -> new View(new TableName(r.value1(), r.value2()), orEmpty(r.value3())));
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
