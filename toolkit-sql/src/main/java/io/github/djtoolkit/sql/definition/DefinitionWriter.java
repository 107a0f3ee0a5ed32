package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.sql.internal.session.StatementGuard;
import io.github.djtoolkit.sql.template.Variables;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;

/**
 * Creates views and triggers in a session that is set as the one that created the original was. For
 * one thread at a time, like the connection that it uses.
 */
public final class DefinitionWriter {

  private final DSLContext db;

  /**
   * @param db the connection to write by
   */
  public DefinitionWriter(DSLContext db) {
    this.db = db;
  }

  /**
   * Creates a view.
   *
   * @param view the view with its definition
   */
  public void create(ViewDefinition view) {
    run(view.view().schema(), view.text(), view.create());
  }

  /**
   * Creates a view, or replaces the one that has its name.
   *
   * @param view the view with its definition
   */
  public void createOrReplace(ViewDefinition view) {
    run(view.view().schema(), view.text(), view.createOrReplace());
  }

  /**
   * Creates a trigger.
   *
   * @param trigger the trigger with its definition
   */
  public void create(TriggerDefinition trigger) {
    run(trigger.table().schema(), trigger.text(), trigger.create());
  }

  private void run(String schema, StoredText text, Query create) {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("character_set_client", text.client());
    wanted.put("collation_connection", text.collation());
    text.sqlMode().ifPresent(mode -> wanted.put("sql_mode", mode));
    Map<String, String> before =
        db.fetch(Variables.session(wanted.keySet()))
            .intoMap(r -> r.get(0, String.class), r -> r.get(1, String.class));
    DefaultSchema.during(
        db,
        schema,
        () -> {
          db.execute(Variables.set(wanted));
          try {
            DSL.using(db.configuration().derive(StatementGuard.ofStoredText())).execute(create);
          } finally {
            db.execute(Variables.set(before));
          }
        });
  }
}
