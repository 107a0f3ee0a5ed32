package io.github.djtoolkit.sql.template;

import io.github.djtoolkit.model.schema.TableName;

/**
 * A name under which a statement reads a table. LOCK TABLES wants a lock for each, and refuses two
 * of the same name in one schema.
 *
 * @param alias the name
 * @param table the table
 */
public record TableAlias(String alias, TableName table) {}
