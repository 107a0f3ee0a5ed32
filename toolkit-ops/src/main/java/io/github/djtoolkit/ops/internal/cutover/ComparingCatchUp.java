package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.result.CompareResult;
import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.Kind;
import io.github.djtoolkit.model.result.CompareResult.TableResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.compare.CompareOptions;
import io.github.djtoolkit.ops.compare.QueryComparison;
import io.github.djtoolkit.ops.cutover.CatchUp;
import io.github.djtoolkit.sql.compare.Tolerance;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies nothing, and compares as compare_query_results does, without tolerance: migrated columns
 * count by what they refer to. Columns and tables that the parallel schema has alone make no
 * difference; whatever of production cannot be compared does. Thread-safe.
 */
public final class ComparingCatchUp implements CatchUp {

  private static final int LISTED = 1000;

  private static final CompareOptions OPTIONS =
      CompareOptions.defaults().with(Tolerance.absolute(0)).withLimit(LISTED);

  private final QueryComparison comparison;

  /**
   * @param comparison compares two schemas
   */
  public ComparingCatchUp(QueryComparison comparison) {
    this.comparison = comparison;
  }

  @Override
  public long copy(SchemaMapping mapping) {
    return 0;
  }

  @Override
  public List<String> differences(SchemaMapping mapping) {
    List<String> differences = new ArrayList<>();
    for (String production : mapping.sources()) {
      String parallel = mapping.destination(production).orElseThrow();
      CompareResult result = comparison.compare(production, parallel, OPTIONS);
      result.tables().stream()
          .filter(t -> !t.match())
          .map(t -> rows(production, parallel, t))
          .forEach(differences::add);
      List<Discrepancy> definitions =
          result.discrepancies().stream().filter(d -> d.kind() == Kind.DEFINITION).toList();
      definitions.stream()
          .filter(d -> d.prod().isPresent())
          .map(d -> definition(production, parallel, d))
          .forEach(differences::add);
      if (definitions.size() == LISTED) {
        differences.add(
            "`%s` and `%s` have more than %d other definitions"
                .formatted(production, parallel, LISTED));
      }
    }
    return differences;
  }

  private static String rows(String production, String parallel, TableResult table) {
    return "of `%s`.`%s`, %d rows are missing in `%s`, %d are there alone, and %d have other values there"
        .formatted(
            production, table.table(), table.missing(), parallel, table.extra(), table.different());
  }

  private static String definition(String production, String parallel, Discrepancy found) {
    return "`%s`.`%s`%s cannot be compared: it has %s, and `%s` has %s"
        .formatted(
            production,
            found.table(),
            found.column().map(c -> ".`" + c + "`").orElse(""),
            found.prod().orElseThrow(),
            parallel,
            found.test().orElse("nothing"));
  }
}
