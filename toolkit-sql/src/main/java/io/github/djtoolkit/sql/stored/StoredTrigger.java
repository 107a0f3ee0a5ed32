package io.github.djtoolkit.sql.stored;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.stored.SqlTokens.Token;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * A trigger, complete enough to be created again: in the server's own words but for the names.
 * Immutable.
 *
 * @param table the table
 * @param name name of the trigger; the schema is the table's
 * @param timing {@code BEFORE} or {@code AFTER}
 * @param event {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param order its place among the triggers of the same timing and event, from 1
 * @param head {@code CREATE DEFINER=…}
 * @param body what stands behind FOR EACH ROW
 * @param settings what it was created under
 */
public record StoredTrigger(
    TableName table,
    String name,
    String timing,
    String event,
    long order,
    String head,
    String body,
    CreationSettings settings) {

  /** Reads what SHOW CREATE TRIGGER prints. */
  static StoredTrigger parse(
      TableName table,
      String name,
      String timing,
      String event,
      long order,
      String statement,
      CreationSettings settings) {
    List<Token> tokens = SqlTokens.of(statement, settings.sqlMode());
    int keyword = 0;
    while (!tokens.get(keyword).isWord("TRIGGER")) {
      keyword++;
    }
    int row = keyword;
    while (!(tokens.get(row).isWord("FOR")
        && tokens.get(row + 1).isWord("EACH")
        && tokens.get(row + 2).isWord("ROW"))) {
      row++;
    }
    return new StoredTrigger(
        table,
        name,
        timing,
        event,
        order,
        statement.substring(0, tokens.get(keyword).start()).strip(),
        statement.substring(tokens.get(row + 2).end()),
        settings);
  }

  /**
   * The same trigger after schemas got other names: on the table of the new name, and with the new
   * names in its body.
   *
   * @param names the new names
   * @return the trigger
   */
  public StoredTrigger redirected(SchemaNames names) {
    return new StoredTrigger(
        names.of(table),
        name,
        timing,
        event,
        order,
        head,
        names.redirect(body, settings.sqlMode()),
        settings);
  }

  /**
   * CREATE TRIGGER. To be run by {@link #createIn}, which sets the session.
   *
   * @return the statement, without FOLLOWS: triggers are created in their order
   */
  public Query create() {
    return DSL.query(
        "{0}",
        CustomQueryPart.of(
            ctx ->
                ctx.sql(head)
                    .sql(" TRIGGER ")
                    .visit(DSL.name(table.schema(), name))
                    .sql(" " + timing + " " + event + " ON ")
                    .visit(DSL.name(table.schema(), table.table()))
                    .sql(" FOR EACH ROW")
                    .sql(body)));
  }

  /**
   * DROP TRIGGER.
   *
   * @return the statement
   */
  public Query drop() {
    return DSL.query("drop trigger {0}", DSL.name(table.schema(), name));
  }

  /**
   * Creates the trigger under the settings that it was first created under.
   *
   * @param db the session; may hold LOCK TABLES on the table
   */
  public void createIn(DSLContext db) {
    settings.run(db, create());
  }
}
