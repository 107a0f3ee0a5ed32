package io.github.djtoolkit.sql.stored;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.stored.SqlTokens.Token;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * A view, complete enough to be created again: in the server's own words but for the names.
 * Immutable.
 *
 * @param name schema and name
 * @param head algorithm, definer and security
 * @param body what stands behind the name; every table in it has its schema
 * @param settings what it was created under; the sql_mode is the toolkit's, since the server prints
 *     views anew
 */
public record StoredView(TableName name, String head, String body, CreationSettings settings) {

  /** Reads what SHOW CREATE VIEW prints. */
  static StoredView parse(TableName name, String statement, CreationSettings settings) {
    List<Token> tokens = SqlTokens.of(statement, settings.sqlMode());
    int keyword = 0;
    while (!tokens.get(keyword).isWord("VIEW")) {
      keyword++;
    }
    int last = tokens.get(keyword + 2).isSymbol('.') ? keyword + 3 : keyword + 1;
    String head = statement.substring(0, tokens.get(keyword).start()).strip();
    return new StoredView(
        name,
        head.replaceFirst("^CREATE\\s*", ""),
        statement.substring(tokens.get(last).end()),
        settings);
  }

  /**
   * The same view after schemas got other names.
   *
   * @param names the new names
   * @return the view
   */
  public StoredView redirected(SchemaNames names) {
    return new StoredView(names.of(name), head, names.redirect(body, settings.sqlMode()), settings);
  }

  /**
   * The tables and views that this one reads.
   *
   * @return their names
   */
  public Set<TableName> reads() {
    return SchemaNames.named(body, settings.sqlMode());
  }

  /**
   * CREATE OR REPLACE VIEW. To be run by {@link #createIn}, which sets the session.
   *
   * @return the statement
   */
  public Query create() {
    return DSL.query(
        "{0}",
        CustomQueryPart.of(
            ctx ->
                ctx.sql("CREATE OR REPLACE ")
                    .sql(head)
                    .sql(" VIEW ")
                    .visit(DSL.name(name.schema(), name.table()))
                    .sql(body)));
  }

  /**
   * DROP VIEW.
   *
   * @return the statement; nothing happens where there is no such view
   */
  public Query drop() {
    return DSL.dropViewIfExists(DSL.name(name.schema(), name.table()));
  }

  /**
   * Creates or replaces the view under the settings that it was first created under.
   *
   * @param db the session; must not hold LOCK TABLES
   */
  public void createIn(DSLContext db) {
    settings.run(db, create());
  }
}
