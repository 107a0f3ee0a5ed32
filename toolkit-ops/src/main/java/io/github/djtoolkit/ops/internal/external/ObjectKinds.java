package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.ExternalStatements;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record4;

/**
 * What kinds of objects a column refers to: only the tracking rows tell what an adapted type holds.
 *
 * @param attachments objects with the name of an attachment
 * @param paths objects with a path of their own
 * @param moved those of them that come from 0.11
 * @param all objects
 */
record ObjectKinds(int attachments, int paths, int moved, int all) {

  static ObjectKinds count(DSLContext db, Table table, Conversion conversion) {
    ExternalStatements rows = new ExternalStatements(table, List.of(conversion));
    if (conversion.column().kind() == ExternalKind.BLOB && db.fetch(rows.findNamed(0)).isEmpty()) {
      return new ObjectKinds(0, 0, 0, 0);
    }
    Record4<Integer, Integer, Integer, Integer> counts = db.fetchSingle(rows.countKinds(0));
    return new ObjectKinds(counts.value1(), counts.value2(), counts.value3(), counts.value4());
  }

  /** The kinds of a column of adapted type, in the order in which a tracking row tells them. */
  List<ExternalKind> ofAdapted() {
    List<ExternalKind> kinds = new ArrayList<>();
    if (attachments > 0) {
      kinds.add(ExternalKind.ATTACH);
    }
    if (paths > moved) {
      kinds.add(ExternalKind.FILEPATH);
    }
    if (moved > 0 || all > attachments + paths || kinds.isEmpty()) {
      kinds.add(ExternalKind.BLOB);
    }
    return kinds;
  }
}
