package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;

/**
 * How one external column is converted.
 *
 * @param column the column
 * @param kind what it really holds; never {@link ExternalKind#ADAPTED}
 * @param schema the schema that wrote the objects: it stands in their paths and in the metadata
 * @param place where the objects lie that the metadata will name; without meaning for filepaths
 * @param moved whether some objects come from 0.11: their tracking row has a path, at which they
 *     lie, and the MD5 of their content beside a hash that is not
 */
public record Conversion(
    ExternalColumn column, ExternalKind kind, String schema, ObjectPlace place, boolean moved) {

  /**
   * {@return the same conversion of the same column, as the column is now}
   *
   * @param now the column at its present stage
   */
  public Conversion with(ExternalColumn now) {
    return new Conversion(now, kind, schema, place, moved);
  }
}
