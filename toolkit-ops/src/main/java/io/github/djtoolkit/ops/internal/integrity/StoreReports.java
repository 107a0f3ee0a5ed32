package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.result.IntegrityResult.Counts;
import io.github.djtoolkit.model.result.IntegrityResult.Fault;
import io.github.djtoolkit.model.result.IntegrityResult.Orphans;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Makes one result of the reports on all stores. Pure. */
public final class StoreReports {

  private StoreReports() {}

  /**
   * Adds up.
   *
   * @param reports one report a store
   * @param options what was looked for
   * @return the result
   */
  public static IntegrityResult sum(List<StoreReport> reports, IntegrityOptions options) {
    int limit = options.limit();
    return new IntegrityResult(
        sum(reports, r -> r.references() + r.unresolvedValues()),
        sum(reports, r -> r.totals().valid()),
        some(reports, StoreReport::missing, limit),
        reports.stream().filter(r -> r.failure().isEmpty()).map(StoreReport::store).toList(),
        new Counts(
            sum(reports, r -> r.totals().missing()),
            sum(reports, r -> r.totals().of(Fault.TRUNCATED)),
            sum(reports, r -> r.totals().of(Fault.SIZE_MISMATCH)),
            sum(reports, r -> r.totals().of(Fault.CHANGED)),
            sum(reports, r -> r.totals().of(Fault.UNREADABLE)),
            sum(reports, StoreReport::unresolvedValues),
            sum(reports, r -> r.totals().unverified()),
            sum(reports, r -> r.references() - r.totals().judged())),
        some(reports, StoreReport::damaged, limit),
        reports.stream().flatMap(r -> r.unresolved().stream()).toList(),
        new Orphans(
            options.orphans(),
            files(reports, options, StoreTotals::files),
            files(reports, options, StoreTotals::recentFiles),
            files(reports, options, StoreTotals::fileBytes),
            sum(reports, r -> r.totals().rows()),
            some(reports, StoreReport::files, limit),
            some(reports, StoreReport::rows, limit),
            files(reports, options, StoreTotals::unfinished),
            files(reports, options, StoreTotals::unfinishedBytes),
            some(reports, StoreReport::unfinished, limit)),
        reports.stream().flatMap(r -> r.failure().stream()).toList());
  }

  /** What nobody counted is no zero. */
  private static OptionalLong files(
      List<StoreReport> reports, IntegrityOptions options, ToLongFunction<StoreTotals> number) {
    return options.orphans()
        ? OptionalLong.of(sum(reports, r -> number.applyAsLong(r.totals())))
        : OptionalLong.empty();
  }

  private static long sum(List<StoreReport> reports, ToLongFunction<StoreReport> number) {
    return reports.stream().mapToLong(number).sum();
  }

  private static <T> List<T> some(
      List<StoreReport> reports, Function<StoreReport, List<T>> list, int limit) {
    return reports.stream().flatMap(r -> list.apply(r).stream()).limit(limit).toList();
  }
}
