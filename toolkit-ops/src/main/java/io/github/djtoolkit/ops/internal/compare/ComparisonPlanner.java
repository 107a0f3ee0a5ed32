package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableTier;
import io.github.djtoolkit.sql.compare.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides which tables and columns of two schemas stand for each other. Pure. */
public final class ComparisonPlanner {

  private final SchemaSnapshot prod;
  private final SchemaSnapshot test;
  private final ColumnPairing pairing;
  private final List<TablePair> tables = new ArrayList<>();
  private final List<Discrepancy> definitions = new ArrayList<>();

  private ComparisonPlanner(SchemaSnapshot prod, SchemaSnapshot test) {
    this.prod = prod;
    this.test = test;
    this.pairing = new ColumnPairing(prod, test);
  }

  /**
   * Plans the comparison of whole schemas: all tables that users see, and the tracking tables that
   * both have. Views and the other hidden tables are left out.
   *
   * @param prod the production side
   * @param test the test side
   * @return the plan; a table with another primary key is one of its definitions
   */
  public static ComparisonPlan schemas(SchemaSnapshot prod, SchemaSnapshot test) {
    ComparisonPlanner planner = new ComparisonPlanner(prod, test);
    TreeSet<String> names = new TreeSet<>();
    for (SchemaSnapshot side : List.of(prod, test)) {
      side.tables().stream().map(t -> t.name().table()).forEach(names::add);
    }
    names.stream().filter(planner::isCompared).forEach(planner::add);
    return planner.plan();
  }

  /**
   * Plans the comparison of some tables, hidden ones too.
   *
   * @param prod the production side
   * @param test the test side
   * @param names names of the tables
   * @return the plan
   * @throws ToolkitException with code {@code unknown_table} if a side lacks one, {@code
   *     different_primary_keys} if their primary keys are not of the same columns
   */
  public static ComparisonPlan tables(
      SchemaSnapshot prod, SchemaSnapshot test, List<String> names) {
    ComparisonPlanner planner = new ComparisonPlanner(prod, test);
    for (String name : names) {
      Table left = planner.existing(prod, name);
      Table right = planner.existing(test, name);
      if (!sameKey(left, right)) {
        throw new ToolkitException(
            "different_primary_keys",
            left.name()
                + " has the primary key "
                + key(left)
                + ", and "
                + right.name()
                + " has "
                + key(right)
                + ": rows can only be compared by the same key.");
      }
      planner.add(name);
    }
    return planner.plan();
  }

  private ComparisonPlan plan() {
    return new ComparisonPlan(tables, definitions);
  }

  private boolean isCompared(String name) {
    boolean hidden = TableTier.of(name) == TableTier.HIDDEN;
    boolean both = prod.table(name).isPresent() && test.table(name).isPresent();
    return !hidden || (both && TrackingTable.storeOf(name).isPresent());
  }

  private void add(String name) {
    Optional<Table> left = prod.table(name);
    Optional<Table> right = test.table(name);
    if (left.isEmpty() || right.isEmpty()) {
      definitions.add(
          Discrepancy.definition(
              name, Optional.empty(), left.map(t -> "a table"), right.map(t -> "a table")));
    } else if (!sameKey(left.get(), right.get())) {
      definitions.add(
          Discrepancy.definition(
              name,
              Optional.empty(),
              Optional.of("primary key " + key(left.get())),
              Optional.of("primary key " + key(right.get()))));
    } else {
      tables.add(pairing.pair(left.get(), right.get(), definitions));
    }
  }

  private Table existing(SchemaSnapshot side, String name) {
    return side.table(name)
        .orElseThrow(
            () ->
                new ToolkitException(
                    "unknown_table",
                    "Schema `"
                        + side.name()
                        + "` has no table `"
                        + name
                        + "`, or this user may not see it. Names are those of MySQL, tier prefix included."));
  }

  private static boolean sameKey(Table left, Table right) {
    List<Column> a = left.primaryKey();
    List<Column> b = right.primaryKey();
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      boolean same =
          a.get(i).name().equalsIgnoreCase(b.get(i).name())
              && ValueKind.of(a.get(i), b.get(i)).isPresent();
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static String key(Table table) {
    return table.primaryKey().stream()
        .map(c -> c.name() + " " + c.type().full())
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
