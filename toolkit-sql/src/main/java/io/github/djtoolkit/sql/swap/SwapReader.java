package io.github.djtoolkit.sql.swap;

import static io.github.djtoolkit.sql.internal.meta.Tables.KEY_COLUMN_USAGE;
import static io.github.djtoolkit.sql.internal.meta.Tables.TABLES;
import static io.github.djtoolkit.sql.internal.meta.Tables.VIEWS;

import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.ViewDefinition;
import io.github.djtoolkit.sql.definition.ViewOrder;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Reads what a swap has to mind. For one thread at a time, like the connection that it uses. */
public final class SwapReader {

  private final DSLContext db;

  /**
   * @param db the connection to read by
   */
  public SwapReader(DSLContext db) {
    this.db = db;
  }

  /**
   * Everything, before the swap.
   *
   * @param swaps which schemas change places
   * @return the facts
   */
  public SwapFacts read(List<SchemaSwap> swaps) {
    return read(swaps, views(moving(swaps)));
  }

  /**
   * Everything but the views, which cannot be read under LOCK TABLES.
   *
   * @param swaps which schemas change places
   * @param views the views, as they were read before
   * @return the facts
   */
  public SwapFacts read(List<SchemaSwap> swaps, List<ViewDefinition> views) {
    Set<String> moving = moving(swaps);
    Set<String> production = new HashSet<>(swaps.stream().map(SchemaSwap::production).toList());
    List<OutsideKey> all = keysInto(moving);
    List<OutsideKey> outside =
        all.stream()
            .filter(k -> production.contains(k.key().target().schema()))
            .filter(k -> !production.contains(k.child().schema()))
            .toList();
    Set<TableName> children = new TreeSet<>();
    all.stream()
        .map(OutsideKey::child)
        .filter(c -> !moving.contains(c.schema()))
        .forEach(children::add);
    return new SwapFacts(
        swaps,
        tables(moving),
        moving.stream().flatMap(m -> new DefinitionReader(db).readTriggers(m).stream()).toList(),
        views,
        outside,
        children);
  }

  /**
   * The tables of schemas, but for those in which swaps are recorded.
   *
   * @param schemas names of schemas; those that do not exist have none
   * @return their names, in order
   */
  public Set<TableName> tables(Collection<String> schemas) {
    return new LinkedHashSet<>(
        db
            .select(TABLES.TABLE_SCHEMA, TABLES.TABLE_NAME)
            .from(TABLES)
            .where(TABLES.TABLE_SCHEMA.in(schemas))
            .and(TABLES.TABLE_TYPE.eq("BASE TABLE"))
            .orderBy(TABLES.TABLE_SCHEMA, TABLES.TABLE_NAME)
            .fetch(r -> new TableName(r.value1(), r.value2()))
            .stream()
            .filter(t -> !JournalTables.isOfSwaps(t.table()) && !SwapTable.isOne(t.table()))
            .toList());
  }

  /**
   * The views of schemas, but for those that cannot be read, since what they read is gone.
   *
   * @param schemas names of schemas; those that do not exist have none
   * @return the views, those that others read first
   */
  public List<ViewDefinition> views(Collection<String> schemas) {
    DefinitionReader definitions = new DefinitionReader(db);
    return ViewOrder.sorted(
        db
            .select(VIEWS.TABLE_SCHEMA, VIEWS.TABLE_NAME)
            .from(VIEWS)
            .where(VIEWS.TABLE_SCHEMA.in(schemas))
            .orderBy(VIEWS.TABLE_SCHEMA, VIEWS.TABLE_NAME)
            .fetch(r -> new TableName(r.value1(), r.value2()))
            .stream()
            .filter(definitions::isValid)
            .map(definitions::readView)
            .toList());
  }

  /**
   * The foreign keys into tables of schemas, whatever schema declares them. The server shows those
   * of tables on which the user has a privilege.
   *
   * @param targets names of the schemas
   * @return the keys, those within one of the schemas included
   */
  public List<OutsideKey> keysInto(Collection<String> targets) {
    Set<String> wanted = Set.copyOf(targets);
    List<String> declaring =
        db.selectDistinct(KEY_COLUMN_USAGE.TABLE_SCHEMA)
            .from(KEY_COLUMN_USAGE)
            .where(KEY_COLUMN_USAGE.REFERENCED_TABLE_SCHEMA.in(wanted))
            .orderBy(KEY_COLUMN_USAGE.TABLE_SCHEMA)
            .fetch(KEY_COLUMN_USAGE.TABLE_SCHEMA);
    List<OutsideKey> keys = new ArrayList<>();
    for (SchemaSnapshot schema : new SchemaReader(db).readAll(declaring)) {
      for (Table table : schema.tables()) {
        for (ForeignKey key : table.foreignKeys()) {
          if (wanted.contains(key.target().schema())) {
            keys.add(new OutsideKey(table.name(), key));
          }
        }
      }
    }
    return keys;
  }

  /**
   * All foreign keys that tables of a schema declare.
   *
   * @param schema name of the schema
   * @return the keys with their tables
   */
  public List<OutsideKey> keysOf(String schema) {
    return new SchemaReader(db)
        .read(schema).tables().stream()
            .flatMap(t -> t.foreignKeys().stream().map(k -> new OutsideKey(t.name(), k)))
            .toList();
  }

  private static Set<String> moving(List<SchemaSwap> swaps) {
    Set<String> moving = new TreeSet<>();
    swaps.stream().flatMap(s -> Stream.of(s.production(), s.incoming())).forEach(moving::add);
    return moving;
  }
}
