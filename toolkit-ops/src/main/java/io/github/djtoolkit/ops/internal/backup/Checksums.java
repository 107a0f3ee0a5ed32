package io.github.djtoolkit.ops.internal.backup;

import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.ParallelRanges;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.checksum.Checksum;
import io.github.djtoolkit.sql.checksum.TableChecksum;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.server.TableSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Computes checksums of tables on several connections; the rows stay on the server. Immutable.
 *
 * @param connections how many connections look at rows at once
 * @param sizes what is known of the tables' rows, by their names without a schema
 */
public record Checksums(int connections, Map<String, TableSize> sizes) {

  private static final long MOST_ROWS = 50_000;
  private static final long FEWEST_ROWS = 10;

  /** Long enough that statements do not count, short enough that progress is seen. */
  private static final long BYTES_PER_RANGE = 32L << 20;

  /**
   * Copies the map.
   *
   * @param connections how many connections look at rows at once
   * @param sizes what is known of the tables' rows, by their names without a schema
   */
  public Checksums {
    sizes = Map.copyOf(sizes);
  }

  /**
   * {@return checksums of the tables of a schema and of its copies, whose sizes are asked for once}
   *
   * @param db where to ask
   * @param schema name of the schema
   * @param connections how many connections look at rows at once
   */
  public static Checksums reading(DSLContext db, String schema, int connections) {
    Map<String, TableSize> known = new HashMap<>();
    TableSize.read(db, List.of(schema)).forEach((table, size) -> known.put(table.table(), size));
    return new Checksums(connections, known);
  }

  /** The checksum of a table, with progress. */
  Checksum of(StepContext context, Table table) {
    TableSize size = sizes.getOrDefault(table.name().table(), TableSize.UNKNOWN);
    TableChecksum checksum = TableChecksum.of(table);
    List<Checksum> parts = Collections.synchronizedList(new ArrayList<>());
    new ParallelRanges(context, connections, rowsPerRange(size))
        .run(
            KeyRanges.of(table),
            (db, range) -> {
              Checksum part = TableChecksum.read(db.fetchSingle(checksum.query(range)));
              parts.add(part);
              return part.rows();
            },
            context.meter(table.name(), size.rows(), size.bytesPerRow()));
    return parts.stream().reduce(Checksum.NONE, Checksum::plus);
  }

  /**
   * {@return the same, knowing how many rows there are, which the server estimates at best}
   *
   * @param rows number of rows by the tables' names without a schema
   */
  public Checksums knowing(Map<String, Long> rows) {
    Map<String, TableSize> known = new HashMap<>(sizes);
    rows.forEach(
        (table, number) ->
            known.put(
                table,
                new TableSize(number, sizes.getOrDefault(table, TableSize.UNKNOWN).bytesPerRow())));
    return new Checksums(connections, known);
  }

  private static int rowsPerRange(TableSize size) {
    long rows = BYTES_PER_RANGE / Math.max(1, size.bytesPerRow());
    return (int) Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, rows));
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
