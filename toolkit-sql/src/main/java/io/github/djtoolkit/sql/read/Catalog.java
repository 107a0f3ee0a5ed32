package io.github.djtoolkit.sql.read;

import static org.jooq.impl.DSL.name;

import io.github.djtoolkit.model.schema.Check;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.Index;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.schema.Trigger;
import io.github.djtoolkit.model.schema.View;
import io.github.djtoolkit.model.type.NativeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** The queries on information_schema. One query a method; values that information_schema leaves NULL become empty. */
final class Catalog {

  private final DSLContext db;

  Catalog(DSLContext db) {
    this.db = db;
  }

  /** Something that belongs to a table. */
  record OfTable<T>(TableName table, T value) {}

  /** A row of SCHEMATA. */
  record SchemaRow(String name, String characterSet, String collation) {}

  /** A row of TABLES. */
  record TableRow(
      TableName name, String comment, String engine, String collation, boolean partitioned, long estimatedRows) {}

  List<SchemaRow> schemata(Collection<String> schemas) {
    return db.select(text("SCHEMA_NAME"), text("DEFAULT_CHARACTER_SET_NAME"), text("DEFAULT_COLLATION_NAME"))
        .from(table("SCHEMATA"))
        .where(text("SCHEMA_NAME").in(schemas))
        .fetch(r -> new SchemaRow(r.value1(), r.value2(), r.value3()));
  }

  List<TableRow> tables(Collection<String> schemas) {
    Field<Long> rows = DSL.field(name("TABLE_ROWS"), Long.class);
    return db.select(
            text("TABLE_SCHEMA"),
            text("TABLE_NAME"),
            text("TABLE_COMMENT"),
            text("ENGINE"),
            text("TABLE_COLLATION"),
            text("CREATE_OPTIONS"),
            rows)
        .from(table("TABLES"))
        .where(text("TABLE_SCHEMA").in(schemas))
        .and(text("TABLE_TYPE").eq("BASE TABLE"))
        .orderBy(text("TABLE_SCHEMA"), text("TABLE_NAME"))
        .fetch(
            r ->
                new TableRow(
                    new TableName(r.value1(), r.value2()),
                    orEmpty(r.value3()),
                    orEmpty(r.value4()),
                    orEmpty(r.value5()),
                    orEmpty(r.value6()).contains("partitioned"),
                    Optional.ofNullable(r.value7()).orElse(0L)));
  }

  List<OfTable<Column>> columns(Collection<String> schemas) {
    Field<Integer> position = DSL.field(name("ORDINAL_POSITION"), Integer.class);
    return db.select(
            text("TABLE_SCHEMA"),
            text("TABLE_NAME"),
            text("COLUMN_NAME"),
            position,
            text("COLUMN_TYPE"),
            text("IS_NULLABLE"),
            text("COLUMN_DEFAULT"),
            text("EXTRA"),
            text("COLLATION_NAME"),
            text("GENERATION_EXPRESSION"),
            text("COLUMN_COMMENT"))
        .from(table("COLUMNS"))
        .where(text("TABLE_SCHEMA").in(schemas))
        .orderBy(text("TABLE_SCHEMA"), text("TABLE_NAME"), position)
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
  }

  List<OfTable<Index>> indexes(Collection<String> schemas) {
    Result<? extends Record> rows =
        db.select(
                text("TABLE_SCHEMA"),
                text("TABLE_NAME"),
                text("INDEX_NAME"),
                DSL.field(name("NON_UNIQUE"), Integer.class),
                text("COLUMN_NAME"))
            .from(table("STATISTICS"))
            .where(text("TABLE_SCHEMA").in(schemas))
            .orderBy(
                text("TABLE_SCHEMA"), text("TABLE_NAME"), text("INDEX_NAME"), text("SEQ_IN_INDEX"))
            .fetch();
    List<OfTable<Index>> indexes = new ArrayList<>();
    groups(rows, 3)
        .forEach(
            (key, parts) ->
                indexes.add(
                    new OfTable<>(
                        new TableName(key.get(0), key.get(1)),
                        new Index(key.get(2), parts.get(0).get(3, Integer.class) == 0, strings(parts, 4)))));
    return indexes;
  }

  List<OfTable<ForeignKey>> foreignKeys(Collection<String> schemas) {
    Field<String> keySchema = DSL.field(name("k", "TABLE_SCHEMA"), String.class);
    Field<String> keyTable = DSL.field(name("k", "TABLE_NAME"), String.class);
    Field<String> keyName = DSL.field(name("k", "CONSTRAINT_NAME"), String.class);
    Result<? extends Record> rows =
        db.select(
                keySchema,
                keyTable,
                keyName,
                text("k", "COLUMN_NAME"),
                text("k", "REFERENCED_TABLE_SCHEMA"),
                text("k", "REFERENCED_TABLE_NAME"),
                text("k", "REFERENCED_COLUMN_NAME"),
                text("r", "DELETE_RULE"),
                text("r", "UPDATE_RULE"))
            .from(table("KEY_COLUMN_USAGE").as("k"))
            .join(table("REFERENTIAL_CONSTRAINTS").as("r"))
            .on(text("r", "CONSTRAINT_SCHEMA").eq(keySchema))
            .and(text("r", "TABLE_NAME").eq(keyTable))
            .and(text("r", "CONSTRAINT_NAME").eq(keyName))
            .where(keySchema.in(schemas))
            .and(text("k", "REFERENCED_TABLE_NAME").isNotNull())
            .orderBy(keySchema, keyTable, keyName, text("k", "ORDINAL_POSITION"))
            .fetch();
    List<OfTable<ForeignKey>> keys = new ArrayList<>();
    groups(rows, 3)
        .forEach(
            (key, parts) -> {
              Record first = parts.get(0);
              keys.add(
                  new OfTable<>(
                      new TableName(key.get(0), key.get(1)),
                      new ForeignKey(
                          key.get(2),
                          strings(parts, 3),
                          new TableName(first.get(4, String.class), first.get(5, String.class)),
                          strings(parts, 6),
                          first.get(7, String.class),
                          first.get(8, String.class))));
            });
    return keys;
  }

  /** MySQL before 8.0.16 and MariaDB keep checks otherwise or not at all; there the answer is empty. */
  List<OfTable<Check>> checks(Collection<String> schemas) {
    boolean known =
        db.fetchExists(
            DSL.selectOne()
                .from(table("COLUMNS"))
                .where(text("TABLE_SCHEMA").eq("information_schema"))
                .and(text("TABLE_NAME").eq("CHECK_CONSTRAINTS")));
    if (!known) {
      return List.of();
    }
    return db.select(
            text("t", "TABLE_SCHEMA"), text("t", "TABLE_NAME"), text("c", "CONSTRAINT_NAME"), text("c", "CHECK_CLAUSE"))
        .from(table("CHECK_CONSTRAINTS").as("c"))
        .join(table("TABLE_CONSTRAINTS").as("t"))
        .on(text("t", "CONSTRAINT_SCHEMA").eq(text("c", "CONSTRAINT_SCHEMA")))
        .and(text("t", "CONSTRAINT_NAME").eq(text("c", "CONSTRAINT_NAME")))
        .where(text("t", "CONSTRAINT_TYPE").eq("CHECK"))
        .and(text("t", "TABLE_SCHEMA").in(schemas))
        .fetch(
            r ->
                new OfTable<>(
                    new TableName(r.value1(), r.value2()), new Check(r.value3(), r.value4())));
  }

  List<OfTable<Trigger>> triggers(Collection<String> schemas) {
    return db.select(
            text("EVENT_OBJECT_SCHEMA"),
            text("EVENT_OBJECT_TABLE"),
            text("TRIGGER_NAME"),
            text("ACTION_TIMING"),
            text("EVENT_MANIPULATION"),
            text("ACTION_STATEMENT"))
        .from(table("TRIGGERS"))
        .where(text("EVENT_OBJECT_SCHEMA").in(schemas))
        .orderBy(text("EVENT_OBJECT_TABLE"), text("TRIGGER_NAME"))
        .fetch(
            r ->
                new OfTable<>(
                    new TableName(r.value1(), r.value2()),
                    new Trigger(r.value3(), r.value4(), r.value5(), orEmpty(r.value6()))));
  }

  List<View> views(Collection<String> schemas) {
    return db.select(text("TABLE_SCHEMA"), text("TABLE_NAME"), text("VIEW_DEFINITION"))
        .from(table("VIEWS"))
        .where(text("TABLE_SCHEMA").in(schemas))
        .orderBy(text("TABLE_SCHEMA"), text("TABLE_NAME"))
        .fetch(r -> new View(new TableName(r.value1(), r.value2()), orEmpty(r.value3())));
  }

  private static Map<List<String>, List<Record>> groups(Result<? extends Record> rows, int keyLength) {
    Map<List<String>, List<Record>> groups = new LinkedHashMap<>();
    for (Record row : rows) {
      List<String> key = new ArrayList<>();
      for (int i = 0; i < keyLength; i++) {
        key.add(row.get(i, String.class));
      }
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static List<String> strings(List<Record> rows, int column) {
    return rows.stream().flatMap(r -> Optional.ofNullable(r.get(column, String.class)).stream()).toList();
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String value) {
    return value == null ? "" : value;
  }

  private static org.jooq.Table<Record> table(String table) {
    return DSL.table(name("information_schema", table));
  }

  private static Field<String> text(String column) {
    return DSL.field(name(column), String.class);
  }

  private static Field<String> text(String alias, String column) {
    return DSL.field(name(alias, column), String.class);
  }
}
