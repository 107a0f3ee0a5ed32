package io.github.djtoolkit.ops.cutover;

import io.github.djtoolkit.model.schema.SchemaMapping;
import java.util.List;

/**
 * Brings parallel schemas to the state of production, and says whether they are there. Used while
 * others may still write; that nothing was written since is proved under a lock, by checksums.
 * Where it was, both are asked again.
 */
public interface CatchUp {

  /**
   * Copies what was written to production since the parallel schemas were made, as far as it can.
   * Called while the run holds no lock, {@link #differences} while it holds those of all schemas.
   *
   * @param mapping parallel by production
   * @return rows that were written
   */
  long copy(SchemaMapping mapping);

  /**
   * Compares both sides.
   *
   * @param mapping parallel by production
   * @return one sentence for each table that differs; empty where all are alike
   */
  List<String> differences(SchemaMapping mapping);
}
