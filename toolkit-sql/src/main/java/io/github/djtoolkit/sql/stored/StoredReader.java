package io.github.djtoolkit.sql.stored;

import static io.github.djtoolkit.sql.internal.meta.Tables.TRIGGERS;
import static io.github.djtoolkit.sql.internal.meta.Tables.VIEWS;

import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Reads views and triggers with everything that it takes to create them again: one query, and one
 * SHOW CREATE for each. For one thread at a time, like the connection that it uses.
 */
public final class StoredReader {

  private final DSLContext db;

  /**
   * @param db the connection to read by
   */
  public StoredReader(DSLContext db) {
    this.db = db;
  }

  /**
   * The triggers of schemas. Without the privilege TRIGGER there seem to be none.
   *
   * @param schemas names of the schemas
   * @return the triggers, in an order in which they can be created
   */
  public List<StoredTrigger> triggers(Collection<String> schemas) {
    return db.select(
            TRIGGERS.EVENT_OBJECT_SCHEMA,
            TRIGGERS.EVENT_OBJECT_TABLE,
            TRIGGERS.TRIGGER_NAME,
            TRIGGERS.ACTION_TIMING,
            TRIGGERS.EVENT_MANIPULATION,
            TRIGGERS.ACTION_ORDER)
        .from(TRIGGERS)
        .where(TRIGGERS.EVENT_OBJECT_SCHEMA.in(schemas))
        .orderBy(
            TRIGGERS.EVENT_OBJECT_SCHEMA,
            TRIGGERS.EVENT_OBJECT_TABLE,
            TRIGGERS.ACTION_TIMING,
            TRIGGERS.EVENT_MANIPULATION,
            TRIGGERS.ACTION_ORDER)
        .fetch(
            r -> {
              TableName table = new TableName(r.value1(), r.value2());
              Record shown = show("trigger", DSL.name(table.schema(), r.value3()));
              return StoredTrigger.parse(
                  table,
                  r.value3(),
                  r.value4(),
                  r.value5(),
                  r.value6(),
                  shown.get(2, String.class),
                  new CreationSettings(
                      new SqlMode(shown.get(1, String.class)),
                      shown.get(3, String.class),
                      shown.get(4, String.class)));
            });
  }

  /**
   * The views of schemas. The server must let the user SHOW VIEW.
   *
   * @param schemas names of the schemas
   * @return the views, those that others read first
   */
  public List<StoredView> views(Collection<String> schemas) {
    List<TableName> names =
        db.select(VIEWS.TABLE_SCHEMA, VIEWS.TABLE_NAME)
            .from(VIEWS)
            .where(VIEWS.TABLE_SCHEMA.in(schemas))
            .orderBy(VIEWS.TABLE_SCHEMA, VIEWS.TABLE_NAME)
            .fetch(r -> new TableName(r.value1(), r.value2()));
    if (names.isEmpty()) {
      return List.of();
    }
    return inOrder(outsideAnySchema(() -> names.stream().map(this::view).toList()));
  }

  /** Views with those first that others read; a cycle, which no server lets in, stays as it is. */
  static List<StoredView> inOrder(Collection<StoredView> views) {
    Map<TableName, StoredView> left = new LinkedHashMap<>();
    views.forEach(v -> left.put(v.name(), v));
    List<StoredView> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      StoredView next =
          left.values().stream()
              .filter(
                  v ->
                      v.reads().stream().noneMatch(n -> !n.equals(v.name()) && left.containsKey(n)))
              .findFirst()
              .orElseGet(() -> left.values().iterator().next());
      left.remove(next.name());
      ordered.add(next);
    }
    return ordered;
  }

  private StoredView view(TableName name) {
    Record shown = show("view", DSL.name(name.schema(), name.table()));
    return StoredView.parse(
        name,
        shown.get(1, String.class),
        new CreationSettings(
            CreationSettings.current(db).sqlMode(),
            shown.get(2, String.class),
            shown.get(3, String.class)));
  }

  private Record show(String kind, Name name) {
    return db.fetchSingle("show create {0} {1}", DSL.keyword(kind), name);
  }

  /** The server leaves out the name of the session's default schema when it prints a view. */
  private <T> T outsideAnySchema(Supplier<T> work) {
    Optional<String> schema = Optional.ofNullable(db.fetchValue(DSL.select(DSL.currentSchema())));
    schema.ifPresent(s -> use("information_schema"));
    try {
      return work.get();
    } finally {
      schema.ifPresent(this::use);
    }
  }

  private void use(String schema) {
    db.execute("use {0}", DSL.name(schema));
  }
}
