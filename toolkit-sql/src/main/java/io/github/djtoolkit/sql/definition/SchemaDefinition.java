package io.github.djtoolkit.sql.definition;

import org.jooq.Query;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * A schema's own options, such as its character set, as SHOW CREATE DATABASE prints them.
 *
 * @param schema name of the schema
 * @param options what follows the name
 */
public record SchemaDefinition(String schema, String options) {

  static SchemaDefinition parse(String schema, String statement) {
    int name = statement.indexOf('`');
    return new SchemaDefinition(
        schema, statement.substring(SqlText.endOfQuoted(statement, name)).strip());
  }

  /**
   * The same options for another schema.
   *
   * @param other name of that schema
   * @return a copy
   */
  public SchemaDefinition of(String other) {
    return new SchemaDefinition(other, options);
  }

  /**
   * CREATE DATABASE; it fails where the schema exists.
   *
   * @return the statement
   */
  public Query create() {
    return statement("create database ");
  }

  /**
   * ALTER DATABASE, which gives a schema these options.
   *
   * @return the statement
   */
  public Query alter() {
    return statement("alter database ");
  }

  private Query statement(String verb) {
    return DSL.query(
        "{0}",
        CustomQueryPart.of(ctx -> ctx.sql(verb).visit(DSL.name(schema)).sql(" ").sql(options)));
  }
}
