package io.github.djtoolkit.sql.job;

import io.github.djtoolkit.model.schema.Column;
import java.util.Locale;

/**
 * A column in which {@code populate} of 2.x notes how a row was made. Its name hides it from users.
 */
public enum JobColumn {
  /** When the computation began. */
  START_TIME("_job_start_time", "datetime(3)", "datetime(3) DEFAULT NULL"),
  /** How long it took, in seconds. */
  DURATION("_job_duration", "float", "float DEFAULT NULL"),
  /** Version of the code. */
  VERSION("_job_version", "varchar(64)", "varchar(64) DEFAULT ''");

  private final String columnName;
  private final String type;
  private final String definition;

  JobColumn(String columnName, String type, String definition) {
    this.columnName = columnName;
    this.type = type;
    this.definition = definition;
  }

  /**
   * Name of the column.
   *
   * @return the name, unquoted
   */
  public String columnName() {
    return columnName;
  }

  /**
   * MySQL's type.
   *
   * @return the type as the server shows it
   */
  public String type() {
    return type;
  }

  /**
   * What follows the name in a definition.
   *
   * @return type and default, as 2.x declares them
   */
  public String definition() {
    return definition;
  }

  /**
   * Whether a column can serve as this one: 2.3 declares the same types with other attributes.
   *
   * @param column a column of this name
   * @return whether its type is right
   */
  public boolean accepts(Column column) {
    return column.type().full().toLowerCase(Locale.ROOT).equals(type);
  }
}
