package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.cutover.CatchUp;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.sql.swap.SwapStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;

/**
 * Copies nothing, and compares by CHECKSUM TABLE: for tables that have the same columns on both
 * sides, whatever their comments. Thread-safe.
 */
public final class ChecksumCatchUp implements CatchUp {

  private final SqlSessions sessions;

  /**
   * @param sessions where connections come from
   */
  public ChecksumCatchUp(SqlSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public long copy(SchemaMapping mapping) {
    return 0;
  }

  @Override
  public List<String> differences(SchemaMapping mapping) {
    List<String> differences = new ArrayList<>();
    try (SqlSession session = sessions.open()) {
      for (SchemaSnapshot schema : new SchemaReader(session.db()).readAll(mapping.sources())) {
        for (Table table : schema.visibleTables()) {
          differences.addAll(of(session.db(), table.name(), mapping.map(table.name())));
        }
      }
    }
    return differences;
  }

  private static List<String> of(DSLContext db, TableName table, TableName parallel) {
    DefinitionReader reader = new DefinitionReader(db);
    if (!reader.read(table).sameColumns(reader.read(parallel))) {
      return List.of(
          table + " and " + parallel + " have other columns, so that checksums do not tell");
    }
    Map<TableName, String> sums = SwapStatements.checksums(db, List.of(table, parallel));
    return Objects.equals(sums.get(table), sums.get(parallel))
        ? List.of()
        : List.of(table + " and " + parallel + " hold other rows");
  }
}
