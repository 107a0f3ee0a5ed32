package io.github.djtoolkit.testkit.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes tables over all column types and attributes of MySQL 8.0, with odd names and comments,
 * keys, foreign keys, checks, partitions and options. The same seed gives the same tables. The
 * first tables go through the whole catalogue of definitions; 100 tables hold each of them at least
 * once. For one thread at a time.
 */
public final class TableGenerator {

  private static final int COLUMNS = 8;

  private final Random random;
  private final List<String> plain = ColumnCatalogue.all();
  private final List<String> spatial = ColumnCatalogue.spatial();
  private final List<Parent> parents = new ArrayList<>();
  private int number;
  private int nextPlain;
  private int nextSpatial;

  /** What a child needs to know of a table. */
  private record Parent(String table, String key, String keyType) {}

  /**
   * A generator at its start.
   *
   * @param seed chooses the tables
   */
  public TableGenerator(long seed) {
    this.random = new Random(seed);
  }

  /**
   * The next tables. They must be created in their order, in one schema.
   *
   * @param count how many
   * @return tables with names that no other table of this generator has
   */
  public List<GeneratedTable> tables(int count) {
    List<GeneratedTable> tables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tables.add(next());
    }
    return tables;
  }

  private GeneratedTable next() {
    number++;
    String name = tableName();
    List<String> names = columnNames();
    boolean partitioned = number % 6 == 0;
    String keyType =
        pick("int", "bigint unsigned", "smallint", "mediumint(6) unsigned zerofill", "int(11)");
    boolean counted = random.nextBoolean();
    List<GeneratedColumn> columns = new ArrayList<>();
    columns.add(column(names.get(0), keyType + " NOT NULL" + (counted ? " AUTO_INCREMENT" : "")));
    columns.add(
        column(
            names.get(1),
            "varchar(40) CHARACTER SET utf8mb4"
                + pick("", " NOT NULL", " COLLATE utf8mb4_bin NOT NULL DEFAULT 'é\\'\\\\'")));
    for (int i = 2; i < COLUMNS; i++) {
      String definition = definition(!partitioned && i == COLUMNS - 1);
      columns.add(
          column(
              names.get(i),
              definition
                  .replace(ColumnCatalogue.NUMBER, counted ? "1" : Sql.name(names.get(0)))
                  .replace(ColumnCatalogue.SELF, Sql.name(names.get(i)))
                  .replace(ColumnCatalogue.TEXT, Sql.name(names.get(1)))
                  .replace(partitioned ? " UNIQUE" : "\0", "")));
    }
    List<String> constraints = new ArrayList<>();
    constraints.add("PRIMARY KEY (" + Sql.name(names.get(0)) + ")");
    constraints.add(
        "KEY "
            + Sql.name(oddName() + "k")
            + " ("
            + Sql.name(names.get(1))
            + "(7) DESC) COMMENT "
            + text());
    if (random.nextInt(3) == 0) {
      constraints.add(check(names));
    }
    if (!partitioned && !parents.isEmpty() && random.nextBoolean()) {
      addParent(columns, constraints);
    }
    if (!partitioned) {
      parents.add(new Parent(name, names.get(0), keyType));
    }
    return new GeneratedTable(
        name,
        columns,
        constraints,
        options(counted) + (partitioned ? partitions(names.get(0)) : ""));
  }

  private String tableName() {
    String prefix = pick("", "#", "_", "__", "~", "master__");
    return prefix + "t" + number + (random.nextInt(3) == 0 ? " " + oddName() + "." : "");
  }

  /** Distinct without regard to case, as MySQL wants them; most tables have some odd ones. */
  private List<String> columnNames() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < COLUMNS; i++) {
      String odd = OddTexts.NAMES.get((number * COLUMNS + i) % OddTexts.NAMES.size());
      names.add(random.nextInt(3) == 0 ? odd : "c" + i);
    }
    return names;
  }

  private String definition(boolean mayBeSpatial) {
    if (mayBeSpatial && number % 2 == 1) {
      return spatial.get(nextSpatial++ % spatial.size());
    }
    return plain.get(nextPlain++ % plain.size());
  }

  private GeneratedColumn column(String name, String definition) {
    return new GeneratedColumn(
        name, definition, OddTexts.TEXTS.get(random.nextInt(OddTexts.TEXTS.size())));
  }

  private String check(List<String> names) {
    String condition =
        Sql.name(names.get(1)) + " <> 'it''s ) \\\\ 日本' or " + Sql.name(names.get(1)) + " is null";
    return "CONSTRAINT "
        + Sql.name("check " + number + oddName() + ".")
        + " CHECK ("
        + condition
        + ")"
        + pick("", " NOT ENFORCED");
  }

  private void addParent(List<GeneratedColumn> columns, List<String> constraints) {
    Parent parent = parents.get(random.nextInt(parents.size()));
    String child = "parent " + oddName() + ".";
    columns.add(column(child, parent.keyType() + " NULL"));
    constraints.add(
        "CONSTRAINT "
            + Sql.name("key " + number + oddName() + ".")
            + " FOREIGN KEY ("
            + Sql.name(child)
            + ") REFERENCES "
            + Sql.name(parent.table())
            + " ("
            + Sql.name(parent.key())
            + ")"
            + pick("", " ON DELETE CASCADE", " ON UPDATE SET NULL"));
  }

  private String options(boolean counted) {
    return "ENGINE=InnoDB"
        + (counted ? pick("", " AUTO_INCREMENT=77") : "")
        + pick(
            "",
            " DEFAULT CHARSET=latin1",
            " DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
            " DEFAULT CHARSET=utf8mb3")
        + pick("", " ROW_FORMAT=DYNAMIC", " ROW_FORMAT=COMPACT", " STATS_PERSISTENT=1")
        + pick("", " COMMENT=" + text());
  }

  private String partitions(String key) {
    return " "
        + pick(
            "PARTITION BY HASH (" + Sql.name(key) + ") PARTITIONS 3",
            "PARTITION BY LINEAR KEY (" + Sql.name(key) + ") PARTITIONS 2",
            "PARTITION BY RANGE ("
                + Sql.name(key)
                + ") (PARTITION p0 VALUES LESS THAN (10) COMMENT = 'it''s (', PARTITION p1 VALUES LESS THAN MAXVALUE)",
            "PARTITION BY LIST ("
                + Sql.name(key)
                + ") (PARTITION p0 VALUES IN (1, 2), PARTITION p1 VALUES IN (3, 4))");
  }

  private String text() {
    return Sql.literal(OddTexts.TEXTS.get(random.nextInt(OddTexts.TEXTS.size())));
  }

  private String oddName() {
    return OddTexts.NAMES.get(random.nextInt(OddTexts.NAMES.size()));
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
