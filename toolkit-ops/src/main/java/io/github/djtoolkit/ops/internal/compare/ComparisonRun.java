package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.result.CompareResult;
import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.TableResult;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.RowWork;
import io.github.djtoolkit.ops.plan.ProgressMeter;
import io.github.djtoolkit.sql.compare.EqualityRules;
import io.github.djtoolkit.sql.server.TableSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Carries out a plan: the ranges of all its tables at once, then what they left open. */
public final class ComparisonRun {

  private final RowWork work;

  /**
   * @param work what rows are compared with
   */
  public ComparisonRun(RowWork work) {
    this.work = work;
  }

  /**
   * Compares.
   *
   * @param plan what to look at
   * @param rules when values count as equal
   * @param contents reads the objects of migrated columns, too; empty to leave them alone
   * @param limit most discrepancies to tell of
   * @return what was found
   */
  public CompareResult run(
      ComparisonPlan plan, EqualityRules rules, Optional<Contents> contents, int limit) {
    contents.ifPresent(c -> plan.tables().forEach(pair -> pair.migrated().forEach(c::require)));
    List<TableCheck> checks =
        plan.tables().stream().map(pair -> check(pair, rules, contents, limit)).toList();
    DSLContext db = work.db();
    Map<TableName, TableSize> sizes = sizes(db, plan);
    work(checks, sizes, check -> check.pieces(db));
    work(checks, sizes, check -> check.remainder(db));
    List<Discrepancy> found = new ArrayList<>(plan.definitions());
    for (TableCheck check : checks) {
      found.addAll(check.discrepancies(db, Math.max(0, limit - found.size())));
    }
    List<TableResult> tables = checks.stream().map(TableCheck::result).toList();
    return new CompareResult(
        plan.definitions().isEmpty() && tables.stream().allMatch(TableResult::match),
        tables.stream().mapToLong(TableResult::rowCount).sum(),
        found.subList(0, Math.min(limit, found.size())),
        tables);
  }

  private static TableCheck check(
      TablePair pair, EqualityRules rules, Optional<Contents> contents, int limit) {
    TableCheck check =
        pair.hasKey() ? new KeyedCheck(pair, rules, limit) : new KeylessCheck(pair, rules);
    return contents
        .filter(c -> !pair.migrated().isEmpty())
        .<TableCheck>map(c -> new ContentCheck(check, pair, c, limit))
        .orElse(check);
  }

  private static Map<TableName, TableSize> sizes(DSLContext db, ComparisonPlan plan) {
    Set<String> schemas =
        plan.tables().stream().map(pair -> pair.prod().name().schema()).collect(Collectors.toSet());
    return schemas.isEmpty() ? Map.of() : TableSize.read(db, schemas);
  }

  private void work(
      List<TableCheck> checks,
      Map<TableName, TableSize> sizes,
      Function<TableCheck, Iterator<TableCheck.Piece>> pieces) {
    Chained all = new Chained(checks.iterator(), sizes, pieces);
    if (all.hasNext()) {
      work.workers().run(all, (db, piece) -> piece.run(db), rows -> {});
    }
  }

  /** The pieces of one table after the other; each tells its table's progress. */
  private final class Chained implements Iterator<TableCheck.Piece> {

    private final Iterator<TableCheck> checks;
    private final Map<TableName, TableSize> sizes;
    private final Function<TableCheck, Iterator<TableCheck.Piece>> pieces;
    private Iterator<TableCheck.Piece> current = Collections.emptyIterator();
    private Function<TableCheck.Piece, TableCheck.Piece> metered = Function.identity();

    Chained(
        Iterator<TableCheck> checks,
        Map<TableName, TableSize> sizes,
        Function<TableCheck, Iterator<TableCheck.Piece>> pieces) {
      this.checks = checks;
      this.sizes = sizes;
      this.pieces = pieces;
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && checks.hasNext()) {
        TableCheck check = checks.next();
        TableSize size = sizes.getOrDefault(check.table(), TableSize.UNKNOWN);
        ProgressMeter meter =
            new ProgressMeter(work.listener(), check.table(), size.rows(), size.bytesPerRow());
        current = pieces.apply(check);
        metered = piece -> db -> count(meter, piece.run(db));
      }
      return current.hasNext();
    }

    @Override
    public TableCheck.Piece next() {
      return metered.apply(current.next());
    }

    private long count(ProgressMeter meter, long rows) {
      if (rows > 0) {
        meter.accept(rows);
      }
      return rows;
    }
  }
}
