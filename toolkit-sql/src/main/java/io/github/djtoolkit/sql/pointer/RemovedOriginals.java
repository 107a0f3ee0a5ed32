package io.github.djtoolkit.sql.pointer;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import org.jooq.DSLContext;

/** Whether 0.14 would still find the objects of a schema. Stateless. */
public final class RemovedOriginals {

  private RemovedOriginals() {}

  /**
   * Whether originals of a schema's objects were removed, or were about to be.
   *
   * @param db connection to ask by
   * @param schema the schema
   * @return true where there is no way back to 0.14
   */
  public static boolean any(DSLContext db, SchemaSnapshot schema) {
    return schema.table(MovedObjects.TABLE).isPresent()
        && !db.fetch(new Originals(schema.name()).findRemoved()).isEmpty();
  }
}
