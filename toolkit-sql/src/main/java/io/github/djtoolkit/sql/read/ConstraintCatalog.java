package io.github.djtoolkit.sql.read;

import static io.github.djtoolkit.sql.internal.meta.Tables.CHECK_CONSTRAINTS;
import static io.github.djtoolkit.sql.internal.meta.Tables.KEY_COLUMN_USAGE;
import static io.github.djtoolkit.sql.internal.meta.Tables.REFERENTIAL_CONSTRAINTS;
import static io.github.djtoolkit.sql.internal.meta.Tables.STATISTICS;
import static io.github.djtoolkit.sql.internal.meta.Tables.TABLE_CONSTRAINTS;

import io.github.djtoolkit.model.schema.Check;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.Index;
import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Indexes, foreign keys and checks in information_schema. Views of information_schema are never
 * joined on the server, which has no key to join them by: on MySQL 8.0.33 the join of 300 checks
 * with their tables took 3.5 seconds.
 */
final class ConstraintCatalog {

  /**
   * MariaDB's column of CHECK_CONSTRAINTS; MySQL has none, since its names of checks are unique in
   * a schema.
   */
  private static final Field<String> CHECK_TABLE =
      DSL.field(DSL.name("TABLE_NAME"), SQLDataType.VARCHAR);

  private final DSLContext db;
  private final KnownColumns known;

  ConstraintCatalog(DSLContext db, KnownColumns known) {
    this.db = db;
    this.known = known;
  }

  /** Name of a constraint or index with its table. */
  private record Key(TableName table, String name) {}

  List<OfTable<Index>> indexes(Collection<String> schemas) {
    var rows =
        db.select(
                STATISTICS.TABLE_SCHEMA,
                STATISTICS.TABLE_NAME,
                STATISTICS.INDEX_NAME,
                STATISTICS.NON_UNIQUE,
                STATISTICS.COLUMN_NAME)
            .from(STATISTICS)
            .where(STATISTICS.TABLE_SCHEMA.in(schemas))
            .orderBy(
                STATISTICS.TABLE_SCHEMA,
                STATISTICS.TABLE_NAME,
                STATISTICS.INDEX_NAME,
                STATISTICS.SEQ_IN_INDEX)
            .fetch();
    return grouped(
        rows,
        (key, parts) ->
            new Index(
                key.name(),
                parts.get(0).get(STATISTICS.NON_UNIQUE) == 0,
                parts.stream()
                    .map(p -> p.get(STATISTICS.COLUMN_NAME))
                    .filter(Objects::nonNull)
                    .toList()));
  }

  /** Takes two queries. */
  List<OfTable<ForeignKey>> foreignKeys(Collection<String> schemas) {
    Map<Key, Record> rules =
        db.select(
                REFERENTIAL_CONSTRAINTS.CONSTRAINT_SCHEMA,
                REFERENTIAL_CONSTRAINTS.TABLE_NAME,
                REFERENTIAL_CONSTRAINTS.CONSTRAINT_NAME,
                REFERENTIAL_CONSTRAINTS.DELETE_RULE,
                REFERENTIAL_CONSTRAINTS.UPDATE_RULE)
            .from(REFERENTIAL_CONSTRAINTS)
            .where(REFERENTIAL_CONSTRAINTS.CONSTRAINT_SCHEMA.in(schemas))
            .fetchMap(ConstraintCatalog::key, r -> r);
    var rows =
        db.select(
                KEY_COLUMN_USAGE.TABLE_SCHEMA,
                KEY_COLUMN_USAGE.TABLE_NAME,
                KEY_COLUMN_USAGE.CONSTRAINT_NAME,
                KEY_COLUMN_USAGE.COLUMN_NAME,
                KEY_COLUMN_USAGE.REFERENCED_TABLE_SCHEMA,
                KEY_COLUMN_USAGE.REFERENCED_TABLE_NAME,
                KEY_COLUMN_USAGE.REFERENCED_COLUMN_NAME)
            .from(KEY_COLUMN_USAGE)
            .where(KEY_COLUMN_USAGE.TABLE_SCHEMA.in(schemas))
            .and(KEY_COLUMN_USAGE.REFERENCED_TABLE_NAME.isNotNull())
            .orderBy(
                KEY_COLUMN_USAGE.TABLE_SCHEMA,
                KEY_COLUMN_USAGE.TABLE_NAME,
                KEY_COLUMN_USAGE.CONSTRAINT_NAME,
                KEY_COLUMN_USAGE.ORDINAL_POSITION)
            .fetch();
    return grouped(
        rows.stream().filter(r -> rules.containsKey(key(r))).toList(),
        (key, parts) -> foreignKey(key, parts, Objects.requireNonNull(rules.get(key))));
  }

  /** Takes two queries at most. A server that keeps no checks has none. */
  List<OfTable<Check>> checks(Collection<String> schemas) {
    if (!known.has(CHECK_CONSTRAINTS.CONSTRAINT_NAME, CHECK_CONSTRAINTS.getName())) {
      return List.of();
    }
    return known.has(CHECK_TABLE, CHECK_CONSTRAINTS.getName())
        ? checksWithTables(schemas)
        : checksByName(schemas);
  }

  private List<OfTable<Check>> checksWithTables(Collection<String> schemas) {
    return db.select(
            CHECK_CONSTRAINTS.CONSTRAINT_SCHEMA,
            CHECK_TABLE,
            CHECK_CONSTRAINTS.CONSTRAINT_NAME,
            CHECK_CONSTRAINTS.CHECK_CLAUSE)
        .from(CHECK_CONSTRAINTS)
        .where(CHECK_CONSTRAINTS.CONSTRAINT_SCHEMA.in(schemas))
        .fetch(r -> new OfTable<>(key(r).table(), new Check(key(r).name(), r.value4())));
  }

  private List<OfTable<Check>> checksByName(Collection<String> schemas) {
    Map<List<String>, String> clauses =
        db.select(
                CHECK_CONSTRAINTS.CONSTRAINT_SCHEMA,
                CHECK_CONSTRAINTS.CONSTRAINT_NAME,
                CHECK_CONSTRAINTS.CHECK_CLAUSE)
            .from(CHECK_CONSTRAINTS)
            .where(CHECK_CONSTRAINTS.CONSTRAINT_SCHEMA.in(schemas))
            .fetchMap(r -> List.of(r.value1(), r.value2()), r -> r.value3());
    if (clauses.isEmpty()) {
      return List.of();
    }
    return db
        .select(
            TABLE_CONSTRAINTS.TABLE_SCHEMA,
            TABLE_CONSTRAINTS.TABLE_NAME,
            TABLE_CONSTRAINTS.CONSTRAINT_NAME)
        .from(TABLE_CONSTRAINTS)
        .where(TABLE_CONSTRAINTS.TABLE_SCHEMA.in(schemas))
        .and(TABLE_CONSTRAINTS.CONSTRAINT_TYPE.eq("CHECK"))
        .orderBy(
            TABLE_CONSTRAINTS.TABLE_SCHEMA,
            TABLE_CONSTRAINTS.TABLE_NAME,
            TABLE_CONSTRAINTS.CONSTRAINT_NAME)
        .fetch()
        .stream()
        .map(ConstraintCatalog::key)
        .flatMap(
            key ->
                Optional.ofNullable(clauses.get(List.of(key.table().schema(), key.name())))
                    .map(clause -> new OfTable<>(key.table(), new Check(key.name(), clause)))
                    .stream())
        .toList();
  }

  private static ForeignKey foreignKey(Key key, List<Record> parts, Record rules) {
    Record first = parts.get(0);
    return new ForeignKey(
        key.name(),
        parts.stream().map(p -> p.get(KEY_COLUMN_USAGE.COLUMN_NAME)).toList(),
        new TableName(
            first.get(KEY_COLUMN_USAGE.REFERENCED_TABLE_SCHEMA),
            first.get(KEY_COLUMN_USAGE.REFERENCED_TABLE_NAME)),
        parts.stream().map(p -> p.get(KEY_COLUMN_USAGE.REFERENCED_COLUMN_NAME)).toList(),
        rules.get(REFERENTIAL_CONSTRAINTS.DELETE_RULE),
        rules.get(REFERENTIAL_CONSTRAINTS.UPDATE_RULE));
  }

  /**
   * Makes one value of the rows that share the first three columns, which hold schema, table and
   * name.
   */
  private static <T> List<OfTable<T>> grouped(
      List<? extends Record> rows, BiFunction<Key, List<Record>, T> value) {
    Map<Key, List<Record>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(key(row), k -> new ArrayList<>()).add(row));
    List<OfTable<T>> values = new ArrayList<>();
    groups.forEach((key, parts) -> values.add(new OfTable<>(key.table(), value.apply(key, parts))));
    return values;
  }

  private static Key key(Record row) {
    return new Key(
        new TableName(row.get(0, String.class), row.get(1, String.class)),
        row.get(2, String.class));
  }
}
