package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.compare.EqualityRules;
import io.github.djtoolkit.sql.compare.RowComparison;
import io.github.djtoolkit.sql.template.TableAlias;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a comparison looks at.
 *
 * @param tables the tables whose rows are compared, in order of name
 * @param definitions what cannot be compared, since the definitions differ
 */
public record ComparisonPlan(List<TablePair> tables, List<Discrepancy> definitions) {

  /**
   * Copies the lists.
   *
   * @param tables the tables whose rows are compared, in order of name
   * @param definitions what cannot be compared, since the definitions differ
   */
  public ComparisonPlan {
    tables = List.copyOf(tables);
    definitions = List.copyOf(definitions);
  }

  /**
   * The rows of some of the tables.
   *
   * @param wanted names of tables of the production side
   * @return the plan, without what cannot be compared
   */
  public ComparisonPlan of(Set<TableName> wanted) {
    return new ComparisonPlan(
        tables.stream().filter(t -> wanted.contains(t.prod().name())).toList(), List.of());
  }

  /**
   * The rows of several comparisons.
   *
   * @param plans the comparisons
   * @return all of them in one
   */
  public static ComparisonPlan all(Collection<ComparisonPlan> plans) {
    return new ComparisonPlan(
        plans.stream().flatMap(p -> p.tables().stream()).toList(),
        plans.stream().flatMap(p -> p.definitions().stream()).toList());
  }

  /**
   * The tables whose rows are compared.
   *
   * @return their names on the production side, in the order of the result
   */
  public List<TableName> names() {
    return tables.stream().map(t -> t.prod().name()).toList();
  }

  /**
   * The names, other than their own, under which tables are read.
   *
   * @param rules when values count as equal
   * @return the aliases, for LOCK TABLES
   */
  public Set<TableAlias> aliases(EqualityRules rules) {
    return tables.stream()
        .filter(TablePair::hasKey)
        .map(t -> new RowComparison(t.prod(), t.test(), t.columns(), rules))
        .flatMap(rows -> rows.aliases().stream())
        .collect(Collectors.toSet());
  }
}
