package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.compare.ColumnPair;
import io.github.djtoolkit.sql.compare.ValueKind;
import io.github.djtoolkit.sql.job.JobColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pairs the columns of two tables by name. An external column may have a legacy column, a JSON
 * column or both, on either side, under names that depend on how far it is converted. Pure.
 */
final class ColumnPairing {

  private final List<ExternalColumn> prodExternals;
  private final List<ExternalColumn> testExternals;

  ColumnPairing(SchemaSnapshot prod, SchemaSnapshot test) {
    this.prodExternals = ExternalColumns.of(prod);
    this.testExternals = ExternalColumns.of(test);
  }

  /**
   * Pairs two tables.
   *
   * @param prod table of the production side
   * @param test table of the test side, with the same primary key
   * @param definitions gets what has no partner, or one of another kind
   */
  TablePair pair(Table prod, Table test, List<Discrepancy> definitions) {
    return new ForTables(prod, test, definitions).pair();
  }

  private static List<ExternalColumn> of(List<ExternalColumn> all, Table table) {
    return all.stream().filter(e -> e.table().equals(table.name())).toList();
  }

  /** The work on two tables. */
  private final class ForTables {

    private final Table prod;
    private final Table test;
    private final List<Discrepancy> definitions;
    private final List<ColumnPair> pairs = new ArrayList<>();
    private final Set<String> prodDone = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> testDone = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private ForTables(Table prod, Table test, List<Discrepancy> definitions) {
      this.prod = prod;
      this.test = test;
      this.definitions = definitions;
    }

    private TablePair pair() {
      List<ExternalColumn> left = of(prodExternals, prod);
      List<ExternalColumn> right = of(testExternals, test);
      Set<String> names = new LinkedHashSet<>();
      left.forEach(e -> names.add(e.column()));
      right.forEach(e -> names.add(e.column()));
      for (String name : names) {
        pairExternal(ExternalSide.of(prod, name, left), ExternalSide.of(test, name, right), name);
      }
      prod.columns().stream().filter(c -> !prodDone.contains(c.name())).forEach(this::pairPlain);
      test.columns().stream()
          .filter(c -> !testDone.contains(c.name()))
          .filter(c -> !isJobColumn(c))
          .forEach(c -> report(c.name(), Optional.empty(), Optional.of(c.type().full())));
      return new TablePair(prod, test, pairs);
    }

    private void pairExternal(ExternalSide left, ExternalSide right, String name) {
      if (left.isEmpty() || right.isEmpty() || prod.primaryKey().isEmpty()) {
        return;
      }
      left.names().forEach(prodDone::add);
      right.names().forEach(testDone::add);
      if (!left.store().equals(right.store())) {
        report(name, left.store().map(s -> "store " + s), right.store().map(s -> "store " + s));
        return;
      }
      if (left.legacy().isPresent() && right.legacy().isPresent()) {
        pairs.add(
            new ColumnPair.Values(
                column(prod, left.legacy().get().legacyName()),
                column(test, right.legacy().get().legacyName()),
                ValueKind.BYTES));
      }
      if (left.json().isPresent() && right.json().isPresent()) {
        pairs.add(
            new ColumnPair.References(
                name, left.kindOr(right), left.json().get(), right.json().get()));
      } else if (left.json().isPresent()) {
        pairMigrated(name, right, left.json().get(), false);
      } else if (right.json().isPresent()) {
        pairMigrated(name, left, right.json().get(), true);
      }
    }

    private void pairMigrated(String name, ExternalSide side, String json, boolean legacyIsProd) {
      ExternalColumn legacy = side.legacy().orElseThrow();
      if (legacy.tracking().isPresent()) {
        pairs.add(new ColumnPair.Migrated(name, legacy, json, legacyIsProd));
        return;
      }
      Optional<String> untracked = Optional.of("no tracking table of store " + legacy.store());
      Optional<String> tracked = Optional.of("references in JSON");
      report(name, legacyIsProd ? untracked : tracked, legacyIsProd ? tracked : untracked);
    }

    private void pairPlain(Column left) {
      Optional<Column> partner = test.column(left.name()).filter(c -> !testDone.contains(c.name()));
      if (partner.isEmpty()) {
        if (!isJobColumn(left)) {
          report(left.name(), Optional.of(left.type().full()), Optional.empty());
        }
        return;
      }
      Column right = partner.get();
      testDone.add(right.name());
      Optional<ValueKind> kind = ValueKind.of(left, right);
      if (kind.isEmpty() || (prod.primaryKey().isEmpty() && !sameType(left, right))) {
        report(left.name(), Optional.of(left.type().full()), Optional.of(right.type().full()));
      } else if (isWorthIt(left, right, kind.get())) {
        pairs.add(plain(left, right, kind.get()));
      }
    }

    /** Equal keys are joined, and equal expressions are computed from columns that are compared. */
    private boolean isWorthIt(Column left, Column right, ValueKind kind) {
      boolean computed =
          isVirtual(left) && isVirtual(right) && left.generation().equals(right.generation());
      return !computed && (!prod.primaryKey().contains(left) || kind == ValueKind.TEXT);
    }

    private ColumnPair plain(Column left, Column right, ValueKind kind) {
      Optional<ExternalSide> reference =
          ExternalSide.ofJson(left)
              .filter(l -> l.kindOr(l) != ExternalKind.ADAPTED)
              .filter(
                  l -> l.codec().equals(ExternalSide.ofJson(right).flatMap(ExternalSide::codec)))
              .filter(l -> !prod.primaryKey().isEmpty());
      return reference
          .<ColumnPair>map(
              l -> new ColumnPair.References(left.name(), l.kindOr(l), left.name(), right.name()))
          .orElseGet(() -> new ColumnPair.Values(left, right, kind));
    }

    private void report(String column, Optional<String> left, Optional<String> right) {
      definitions.add(
          Discrepancy.definition(prod.name().table(), Optional.of(column), left, right));
    }
  }

  private static Column column(Table table, String name) {
    return table.column(name).orElseThrow();
  }

  private static boolean isVirtual(Column column) {
    return column.extra().toLowerCase(Locale.ROOT).contains("virtual generated");
  }

  /** Without a key rows are paired by their checksums, which depend on the type. */
  private static boolean sameType(Column left, Column right) {
    return left.type().full().equals(right.type().full());
  }

  /** A migration adds them, and a restart of the computation changes them. */
  private static boolean isJobColumn(Column column) {
    return Arrays.stream(JobColumn.values()).anyMatch(j -> j.columnName().equals(column.name()));
  }
}
