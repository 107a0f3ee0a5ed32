package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.schema.SchemaMapping;

/**
 * Copies all rows of some schemas into tables that are there; called again it goes on. Tables of
 * the toolkit and {@code ~lineage} are left out.
 */
@FunctionalInterface
public interface RowCopy {

  /**
   * Copies.
   *
   * @param mapping which schema stands for which
   * @return rows that this call copied
   */
  long copy(SchemaMapping mapping);
}
