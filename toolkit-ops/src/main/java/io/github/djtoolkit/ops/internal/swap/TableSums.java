package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.RowProgress;
import io.github.djtoolkit.sql.server.TableSize;
import io.github.djtoolkit.sql.swap.SwapStatements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * CHECKSUM TABLE of many tables, which reads every row, with progress: small tables together, large
 * ones each by itself. For one thread, like the connection that it uses.
 *
 * @param db where to ask; may hold LOCK TABLES
 * @param listener is told how many rows of all tables are read, under the name of a table that is
 *     about to be
 */
public record TableSums(DSLContext db, ProgressListener listener) {

  private static final long ROWS_TOGETHER = 100_000;

  /**
   * Reads the tables.
   *
   * @param tables the tables
   * @return checksum by table
   */
  public Map<TableName, String> of(Collection<TableName> tables) {
    Set<String> schemas = tables.stream().map(TableName::schema).collect(Collectors.toSet());
    Map<TableName, String> sums = new TreeMap<>();
    if (schemas.isEmpty()) {
      return sums;
    }
    Map<TableName, TableSize> sizes = TableSize.read(db, schemas);
    RowProgress progress = new RowProgress(first(tables), 0, rows(tables, sizes), 0, Duration.ZERO);
    long start = System.nanoTime();
    for (List<TableName> together : portions(tables, sizes)) {
      progress = advanced(progress, together.get(0), 0, start);
      sums.putAll(SwapStatements.checksums(db, together));
      progress = advanced(progress, together.get(0), rows(together, sizes), start);
    }
    return sums;
  }

  private RowProgress advanced(RowProgress before, TableName table, long rows, long start) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    RowProgress now =
        new RowProgress(table, before.rows() + rows, before.total(), before.bytes(), elapsed);
    listener.advanced(now);
    return now;
  }

  private static List<List<TableName>> portions(
      Collection<TableName> tables, Map<TableName, TableSize> sizes) {
    List<List<TableName>> portions = new ArrayList<>();
    long rows = ROWS_TOGETHER;
    for (TableName table : tables) {
      long more = rows(List.of(table), sizes);
      rows += more;
      if (rows >= ROWS_TOGETHER) {
        portions.add(new ArrayList<>());
        rows = more;
      }
      portions.get(portions.size() - 1).add(table);
    }
    return portions;
  }

  private static long rows(Collection<TableName> tables, Map<TableName, TableSize> sizes) {
    return tables.stream().mapToLong(t -> sizes.getOrDefault(t, TableSize.UNKNOWN).rows()).sum();
  }

  private static TableName first(Collection<TableName> tables) {
    return tables.iterator().next();
  }
}
