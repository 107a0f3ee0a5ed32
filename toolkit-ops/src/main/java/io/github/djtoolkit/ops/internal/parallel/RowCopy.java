package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import java.util.List;
import java.util.function.Predicate;

/** Makes the steps that copy rows into tables that a copy has already, or will have then. */
@FunctionalInterface
public interface RowCopy {

  /**
   * The steps of some schemas.
   *
   * @param sources the schemas
   * @param tables which tables to copy
   * @param mapping which schema stands for which
   * @return steps in an order in which they can be run; each is idempotent
   */
  List<Step> steps(
      List<SchemaSnapshot> sources, Predicate<TableName> tables, SchemaMapping mapping);
}
