package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.TableName;
import java.util.Set;
import org.jooq.Query;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * A trigger as SHOW CREATE TRIGGER prints it: as it was typed, but for the definer.
 *
 * @param table the table that it belongs to
 * @param name its name
 * @param text the statement and its session
 */
public record TriggerDefinition(TableName table, String name, StoredText text) {

  /** {@return the stored routines that it calls by their schema; they stay where they are} */
  public Set<TableName> routines() {
    return text.mentions().routines();
  }

  /**
   * The trigger that stands for this one.
   *
   * @param mapping which schema stands for which
   * @return the same trigger on the destination's table
   */
  public TriggerDefinition mapped(SchemaMapping mapping) {
    String what = "Trigger `" + name + "` of " + table;
    text.refuseUnreadable(what);
    return new TriggerDefinition(
        mapping.map(table), name, text.withSql(text.mentions().redirected(mapping, what)));
  }

  /**
   * {@return the statement, to be run by {@link DefinitionWriter}: names without a schema are of
   * the default schema}
   */
  public Query create() {
    return DSL.query("{0}", CustomQueryPart.of(ctx -> ctx.sql(text.sql())));
  }

  /**
   * DROP TRIGGER.
   *
   * @return the statement
   */
  public Query drop() {
    return DSL.query("drop trigger {0}", DSL.name(table.schema(), name));
  }
}
