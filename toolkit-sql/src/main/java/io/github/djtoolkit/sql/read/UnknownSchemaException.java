package io.github.djtoolkit.sql.read;

import io.github.djtoolkit.model.ToolkitException;

/** A schema does not exist, or the user may not see it. */
public final class UnknownSchemaException extends ToolkitException {

  private static final long serialVersionUID = 1L;

  /**
   * The error for a schema of that name.
   *
   * @param schema name of the schema
   */
  public UnknownSchemaException(String schema) {
    super(
        "unknown_schema",
        "There is no schema `"
            + schema
            + "`, or this user may not see it. SHOW DATABASES lists what the user sees; names are compared exactly.");
  }
}
