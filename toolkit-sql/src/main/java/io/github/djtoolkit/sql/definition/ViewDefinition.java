package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.TableName;
import java.util.Set;
import org.jooq.Query;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * A view as SHOW CREATE VIEW prints it, every table with its schema.
 *
 * @param view schema and name
 * @param text the statement and its session
 */
public record ViewDefinition(TableName view, StoredText text) {

  /** {@return the tables and views that it reads; its own name is among them} */
  public Set<TableName> mentions() {
    return text.mentions().tables();
  }

  /** {@return the stored functions that it calls; in another schema they stay where they are} */
  public Set<TableName> routines() {
    return text.mentions().routines();
  }

  /**
   * The view that stands for this one.
   *
   * @param mapping which schema stands for which
   * @return the same view over the tables of the destinations
   */
  public ViewDefinition mapped(SchemaMapping mapping) {
    String what = "View " + view;
    text.refuseUnreadable(what);
    return new ViewDefinition(
        mapping.map(view), text.withSql(text.mentions().redirected(mapping, what)));
  }

  /** {@return the statement, to be run by {@link DefinitionWriter}} */
  public Query create() {
    return DSL.query("{0}", CustomQueryPart.of(ctx -> ctx.sql(text.sql())));
  }

  /**
   * CREATE OR REPLACE VIEW, to be run by {@link DefinitionWriter}.
   *
   * @return the statement
   */
  public Query createOrReplace() {
    String replacing = text.sql().replaceFirst("^CREATE ", "CREATE OR REPLACE ");
    return DSL.query("{0}", CustomQueryPart.of(ctx -> ctx.sql(replacing)));
  }

  /**
   * DROP VIEW.
   *
   * @return the statement; nothing happens where there is no such view
   */
  public Query drop() {
    return DSL.dropViewIfExists(DSL.name(view.schema(), view.table()));
  }
}
