package io.github.djtoolkit.ops.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.CompareResult;
import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.Kind;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.testkit.generator.GeneratedColumn;
import io.github.djtoolkit.testkit.generator.GeneratedTable;
import io.github.djtoolkit.testkit.generator.TableGenerator;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tables of every type, copied, and one value changed in each column: all changes are found, and
 * nothing else.
 */
@MySqlTest
class GeneratedFaultsTest {

  private static final int TABLES = 100;
  private static final int ROWS = 4;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void areFoundAndNothingElse(long seed, TestSchema prod) {
    List<GeneratedTable> tables =
        new TableGenerator(seed)
            .tables(TABLES).stream().filter(t -> !t.name().startsWith("~")).toList();
    Random random = new Random(seed);
    List<String> updates = new ArrayList<>(List.of("SET SESSION sql_mode = ''"));
    Set<String> expected = new TreeSet<>();
    List<String> rows =
        new ArrayList<>(List.of("SET SESSION sql_mode = '', foreign_key_checks = 0"));
    for (GeneratedTable table : tables) {
      rows.add(table.create());
      fill(table, random, rows, updates, expected);
    }
    prod.execute(rows.toArray(String[]::new));
    TestSchema test = Copies.copy(prod, "copy");

    CompareResult equal = compare(prod, test);
    assertThat(equal.discrepancies()).isEmpty();
    assertThat(equal.match()).isTrue();
    assertThat(equal.rowCount()).isEqualTo((long) tables.size() * ROWS);

    test.execute(updates.toArray(String[]::new));
    CompareResult changed = compare(prod, test);
    Set<String> generated = generated(tables);
    assertThat(changed.discrepancies()).extracting(Discrepancy::kind).containsOnly(Kind.DIFFERENT);
    Set<String> found = new TreeSet<>();
    for (Discrepancy discrepancy : changed.discrepancies()) {
      String column = discrepancy.table() + "." + discrepancy.column().orElseThrow();
      if (!generated.contains(column)) {
        found.add(column + discrepancy.key().values());
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  private static void fill(
      GeneratedTable table,
      Random random,
      List<String> rows,
      List<String> updates,
      Set<String> expected) {
    List<GeneratedColumn> columns =
        table.columns().stream().skip(1).filter(c -> Faults.of(c).possible()).toList();
    String key = Copies.quote(table.columns().get(0).name());
    for (int row = 1; row <= ROWS; row++) {
      List<String> names = new ArrayList<>(List.of(key));
      List<String> values = new ArrayList<>(List.of(String.valueOf(row)));
      for (int i = 0; i < columns.size(); i++) {
        GeneratedColumn column = columns.get(i);
        Faults faults = Faults.of(column);
        boolean expressionsUseIt = column.equals(table.columns().get(1));
        String value = expressionsUseIt ? "'a'" : faults.original(random);
        names.add(Copies.quote(column.name()));
        values.add(column.name().startsWith("parent ") ? "NULL" : value);
        if (i % ROWS == row - 1) {
          String other =
              expressionsUseIt ? "'A'" : faults.other(values.get(values.size() - 1), random);
          updates.add(
              "UPDATE %s SET %s = %s%s WHERE %s = %d"
                  .formatted(
                      Copies.quote(table.name()),
                      Copies.quote(column.name()),
                      other,
                      keep(table, column),
                      key,
                      row));
          expected.add(table.name() + "." + column.name() + "[" + row + "]");
        }
      }
      rows.add(
          "INSERT INTO %s (%s) VALUES (%s)"
              .formatted(
                  Copies.quote(table.name()), String.join(", ", names), String.join(", ", values)));
    }
  }

  /** Columns with ON UPDATE would move with the change. */
  private static String keep(GeneratedTable table, GeneratedColumn changed) {
    return table.columns().stream()
        .filter(c -> c.definition().contains("ON UPDATE") && !c.equals(changed))
        .map(c -> ", " + Copies.quote(c.name()) + " = " + Copies.quote(c.name()))
        .collect(Collectors.joining());
  }

  private static Set<String> generated(List<GeneratedTable> tables) {
    return tables.stream()
        .flatMap(
            t ->
                t.columns().stream()
                    .filter(c -> c.definition().contains(" AS ("))
                    .map(c -> t.name() + "." + c.name()))
        .collect(Collectors.toSet());
  }

  private static CompareResult compare(TestSchema prod, TestSchema test) {
    return MigrationToolkit.builder()
        .dataSource(prod.dataSource())
        .build()
        .compareQueryResults(
            prod.name(), test.name(), CompareOptions.defaults().withLimit(100_000));
  }
}
