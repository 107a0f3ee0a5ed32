package io.github.djtoolkit.ops.parallel;

import io.github.djtoolkit.ops.compare.Faults;
import io.github.djtoolkit.testkit.generator.GeneratedColumn;
import io.github.djtoolkit.testkit.generator.GeneratedTable;
import io.github.djtoolkit.testkit.generator.TableGenerator;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Schemas full of generated tables with rows, whose keys lead to themselves, to each other, round
 * in a circle through all schemas, and outside; with views over views of other schemas, and
 * triggers.
 */
final class GeneratedLabs {

  static final int TABLES = 13;
  static final int ROWS = 3;

  private final TestSchema lab;
  private final int count;
  private final List<TestSchema> sources = new ArrayList<>();

  GeneratedLabs(TestSchema lab, int count) {
    this.lab = lab;
    this.count = count;
  }

  /** Makes the schemas, and names of copies that are not there yet. */
  Map<TestSchema, TestSchema> create() {
    TestSchema outside = lab.sibling("outside");
    outside.execute("CREATE TABLE node (id int PRIMARY KEY)", "INSERT INTO node VALUES (1), (2)");
    Map<TestSchema, TestSchema> schemas = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      TestSchema source = lab.sibling("s" + i);
      fill(source, i, outside);
      sources.add(source);
      schemas.put(source, lab.sibling("c" + i));
    }
    for (int i = 0; i < count; i++) {
      closeTheRing(sources.get(i), sources.get((i + 1) % count));
    }
    return schemas;
  }

  private static void fill(TestSchema source, int number, TestSchema outside) {
    List<String> statements = new ArrayList<>();
    statements.add("ALTER DATABASE `" + source.name() + "` CHARACTER SET " + charset(number));
    List<GeneratedTable> tables = new TableGenerator(number).tables(TABLES - 1);
    tables.forEach(t -> statements.add(t.create()));
    statements.add(
        "CREATE TABLE node (id int AUTO_INCREMENT PRIMARY KEY, self int, next int, outside int,"
            + " CONSTRAINT self FOREIGN KEY (self) REFERENCES node (id), KEY ((self + next)),"
            + " CONSTRAINT outside FOREIGN KEY (outside) REFERENCES `"
            + outside.name()
            + "`.node (id)) AUTO_INCREMENT=1234");
    statements.add("SET SESSION sql_mode = ''");
    Random random = new Random(number);
    tables.forEach(t -> statements.add(insert(t, random)));
    statements.add("INSERT INTO node VALUES (1, 1, 2, 1), (2, 1, 1, NULL), (3, NULL, 3, 2)");
    statements.add(
        "CREATE VIEW `all nodes` AS SELECT n.id, o.id AS other FROM node n LEFT JOIN `"
            + outside.name()
            + "`.node o ON o.id = n.outside");
    statements.add("CREATE TRIGGER tick BEFORE UPDATE ON node FOR EACH ROW SET NEW.self = NEW.id");
    source.execute(statements.toArray(String[]::new));
  }

  private static void closeTheRing(TestSchema source, TestSchema next) {
    source.execute(
        "ALTER TABLE node ADD CONSTRAINT ring FOREIGN KEY (next) REFERENCES `"
            + next.name()
            + "`.node (id) ON DELETE CASCADE",
        "CREATE VIEW `next nodes` AS SELECT n.id FROM `" + next.name() + "`.`all nodes` n");
  }

  private static String insert(GeneratedTable table, Random random) {
    List<GeneratedColumn> columns =
        table.columns().stream().skip(1).filter(c -> Faults.of(c).possible()).toList();
    String names = columns.stream().map(c -> ", " + quote(c.name())).collect(Collectors.joining());
    List<String> rows = new ArrayList<>();
    for (int row = 1; row <= ROWS; row++) {
      StringBuilder values = new StringBuilder("(" + row);
      for (GeneratedColumn column : columns) {
        values.append(", ").append(value(table, column, row, random));
      }
      rows.add(values.append(")").toString());
    }
    return "INSERT INTO %s (%s%s) VALUES %s"
        .formatted(
            quote(table.name()),
            quote(table.columns().get(0).name()),
            names,
            String.join(", ", rows));
  }

  private static String value(
      GeneratedTable table, GeneratedColumn column, int row, Random random) {
    if (column.name().startsWith("parent ")) {
      return random.nextBoolean() ? "NULL" : String.valueOf(1 + row % ROWS);
    }
    boolean expressionsUseIt = column.equals(table.columns().get(1));
    return expressionsUseIt ? "'a" + row + "'" : Faults.of(column).original(random);
  }

  private static String quote(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static String charset(int i) {
    return switch (i % 3) {
      case 0 -> "latin1";
      case 1 -> "utf8mb4 COLLATE utf8mb4_bin";
      default -> "utf8mb4";
    };
  }
}
