package io.github.djtoolkit.ops.internal.backup;

import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.ParallelRanges;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.checksum.Checksum;
import io.github.djtoolkit.sql.checksum.TableChecksum;
import io.github.djtoolkit.sql.key.KeyRanges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Computes checksums of tables on several connections; the rows stay on the server. Immutable.
 *
 * @param connections how many connections look at rows at once
 */
public record Checksums(int connections) {

  private static final int ROWS = 50_000;

  /** The checksum of a table, with progress. */
  Checksum of(StepContext context, Table table) {
    TableChecksum checksum = TableChecksum.of(table);
    List<Checksum> parts = Collections.synchronizedList(new ArrayList<>());
    new ParallelRanges(context, connections, ROWS)
        .run(
            KeyRanges.of(table),
            (db, range) -> {
              Checksum part = TableChecksum.read(db.fetchSingle(checksum.query(range)));
              parts.add(part);
              return part.rows();
            },
            context.meter(table.name(), 0, 0));
    return parts.stream().reduce(Checksum.NONE, Checksum::plus);
  }

  /**
   * {@return a table as it is called in another schema}
   *
   * @param schema name of the other schema
   * @param table the table
   */
  public static Table in(String schema, Table table) {
    return new Table(
        new TableName(schema, table.name().table()),
        table.columns(),
        table.indexes(),
        table.foreignKeys(),
        table.checks(),
        table.triggers(),
        table.comment(),
        table.engine(),
        table.collation(),
        table.partitioned());
  }
}
