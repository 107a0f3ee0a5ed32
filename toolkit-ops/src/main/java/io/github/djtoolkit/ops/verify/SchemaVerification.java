package io.github.djtoolkit.ops.verify;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.result.VerifyResult;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.internal.column.LabelRules;
import io.github.djtoolkit.ops.internal.column.Labelling;
import io.github.djtoolkit.ops.internal.lineage.RecordedLineage;
import io.github.djtoolkit.ops.internal.verify.Checks;
import io.github.djtoolkit.ops.internal.verify.Facts;
import io.github.djtoolkit.ops.internal.verify.StoreColumns;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.sql.verify.ServerQueries;
import io.github.djtoolkit.sql.verify.StoreColumn;
import io.github.djtoolkit.sql.verify.StoreValueCounts;
import io.github.djtoolkit.sql.verify.StoreValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Operation 18, verify_schema_v20: says whether 2.x reads and writes a schema right, and what
 * stands in the way. It changes nothing. The number of queries does not grow with the tables,
 * except for one on each table with values in stores and one for each schema that foreign keys
 * refer to. Objects in stores are not looked at: that is verify_external_integrity. Thread-safe.
 */
public final class SchemaVerification {

  private final SqlSessions sessions;

  /**
   * The operation.
   *
   * @param sessions where connections come from
   */
  public SchemaVerification(SqlSessions sessions) {
    this.sessions = sessions;
  }

  /**
   * Verifies a schema.
   *
   * @param schema name of the schema
   * @param options what is known besides the database
   * @return what was found
   */
  public VerifyResult verify(String schema, VerifyOptions options) {
    try (SqlSession session = sessions.open()) {
      DSLContext db = session.db();
      SchemaSnapshot snapshot = new SchemaReader(db).read(schema);
      return Checks.run(
          new Facts(
              snapshot,
              db.fetchSingle(ServerQueries.version()).value1(),
              options.stores(),
              new LabelRules(Labelling.all(LabelStrategy.SEED)).decide(snapshot),
              ExternalColumns.of(snapshot),
              values(db, snapshot, options.stores()),
              RecordedLineage.read(db, List.of(snapshot))));
    }
  }

  private static Map<TableName, List<StoreValueCounts>> values(
      DSLContext db, SchemaSnapshot schema, Set<String> stores) {
    Map<TableName, List<StoreValueCounts>> found = new LinkedHashMap<>();
    List<ExternalColumn> external = ExternalColumns.of(schema);
    for (Table table : schema.visibleTables()) {
      List<StoreColumn> columns = StoreColumns.of(external, table);
      if (!columns.isEmpty()) {
        StoreValues values = new StoreValues(table.name(), columns, stores);
        found.put(table.name(), values.toCounts(db.fetchSingle(values.query())));
      }
    }
    return found;
  }
}
