package io.github.djtoolkit.sql.definition;

import static io.github.djtoolkit.sql.internal.meta.Tables.TRIGGERS;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.session.MySqlErrors;
import io.github.djtoolkit.sql.template.ShowCreate;
import io.github.djtoolkit.sql.template.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;

/** Reads definitions. For one thread at a time, like the connection that it uses. */
public final class DefinitionReader {

  /** A schema that every user may use and that no view of a user is in. */
  private static final String NEUTRAL = "information_schema";

  private final DSLContext db;

  /**
   * @param db the connection to read by
   */
  public DefinitionReader(DSLContext db) {
    this.db = db;
  }

  /**
   * Reads one table's definition.
   *
   * @param table the table
   * @return its definition, as the server prints it
   */
  public TableDefinition read(TableName table) {
    return TableDefinition.parse(
        table, db.fetchSingle(Tables.showCreate(table)).get(1, String.class));
  }

  /**
   * Reads a schema's own options.
   *
   * @param schema name of the schema
   * @return the options
   */
  public SchemaDefinition readSchema(String schema) {
    return SchemaDefinition.parse(
        schema, db.fetchSingle(ShowCreate.schema(schema)).get(1, String.class));
  }

  /**
   * Reads one view's definition.
   *
   * @param view the view
   * @return its definition
   */
  public ViewDefinition readView(TableName view) {
    List<ViewDefinition> found = new ArrayList<>();
    DefaultSchema.during(
        db,
        NEUTRAL,
        () -> {
          Record row = db.fetchSingle(ShowCreate.view(view));
          found.add(
              new ViewDefinition(
                  view,
                  new StoredText(
                      row.get(1, String.class),
                      Optional.empty(),
                      row.get(2, String.class),
                      row.get(3, String.class))));
        });
    return found.get(0);
  }

  /**
   * {@return whether a view can be read: what it reads exists}
   *
   * @param view the view
   */
  public boolean isValid(TableName view) {
    try {
      db.fetch(Tables.none(view));
      return true;
    } catch (DataAccessException e) {
      if (MySqlErrors.isInvalidView(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Reads the triggers of a schema.
   *
   * @param schema name of the schema
   * @return the definitions in the order in which they must be created to fire in the same order
   */
  public List<TriggerDefinition> readTriggers(String schema) {
    return db.select(TRIGGERS.EVENT_OBJECT_TABLE, TRIGGERS.TRIGGER_NAME)
        .from(TRIGGERS)
        .where(TRIGGERS.TRIGGER_SCHEMA.eq(schema))
        .orderBy(
            TRIGGERS.EVENT_OBJECT_TABLE,
            TRIGGERS.ACTION_TIMING,
            TRIGGERS.EVENT_MANIPULATION,
            TRIGGERS.ACTION_ORDER)
        .fetch()
        .map(r -> trigger(new TableName(schema, r.value1()), r.value2()));
  }

  /**
   * {@return the names of the triggers of a schema}
   *
   * @param schema name of the schema
   */
  public Set<String> triggerNames(String schema) {
    return db.select(TRIGGERS.TRIGGER_NAME)
        .from(TRIGGERS)
        .where(TRIGGERS.TRIGGER_SCHEMA.eq(schema))
        .fetchSet(TRIGGERS.TRIGGER_NAME);
  }

  private TriggerDefinition trigger(TableName table, String name) {
    Record row = db.fetchSingle(ShowCreate.trigger(table.schema(), name));
    return new TriggerDefinition(
        table,
        name,
        new StoredText(
            row.get(2, String.class),
            Optional.of(row.get(1, String.class)),
            row.get(3, String.class),
            row.get(4, String.class)));
  }
}
