package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.ExternalStatements;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record3;

/**
 * What kinds of objects a column refers to: only the tracking rows tell what an adapted type holds.
 *
 * @param attachments objects with the name of an attachment
 * @param paths objects with a path of their own
 * @param all objects
 */
record ObjectKinds(int attachments, int paths, int all) {

  static ObjectKinds count(DSLContext db, Table table, Conversion conversion) {
    ExternalStatements rows = new ExternalStatements(table, List.of(conversion));
    if (conversion.column().kind() == ExternalKind.BLOB && db.fetch(rows.findNamed(0)).isEmpty()) {
      return new ObjectKinds(0, 0, 0);
    }
    Record3<Integer, Integer, Integer> counts = db.fetchSingle(rows.countKinds(0));
    return new ObjectKinds(counts.value1(), counts.value2(), counts.value3());
  }

  boolean allAttachments() {
    return all > 0 && attachments == all;
  }

  boolean allWithPath() {
    return all > 0 && paths == all;
  }
}
