package io.github.djtoolkit.sql.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.Check;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.Index;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.schema.Trigger;
import io.github.djtoolkit.model.type.NativeType;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.generator.GeneratedColumn;
import io.github.djtoolkit.testkit.generator.GeneratedTable;
import io.github.djtoolkit.testkit.generator.TableGenerator;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.Test;

@MySqlTest
class SchemaReaderTest {

  @Test
  void readsColumnsWithAllThatTheirDefinitionHolds(TestSchema schema) {
    schema.execute(
        """
        CREATE TABLE `#odd, name` (
          id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'it''s\\nthe \\\\ key',
          name VARCHAR(30) CHARACTER SET latin1 COLLATE latin1_bin DEFAULT 'x',
          at TIMESTAMP(3) NULL ON UPDATE CURRENT_TIMESTAMP(3),
          doubled BIGINT GENERATED ALWAYS AS (length(name) * 2) STORED INVISIBLE)
        COMMENT 'the table' COLLATE utf8mb4_bin PARTITION BY HASH (id) PARTITIONS 2
        """);
    Table table = read(schema).table("#odd, name").orElseThrow();
    assertThat(table.columns())
        .containsExactly(
            new Column(
                "id",
                1,
                NativeType.parse("bigint unsigned"),
                false,
                Optional.empty(),
                "auto_increment",
                Optional.empty(),
                Optional.empty(),
                "it's\nthe \\ key"),
            new Column(
                "name",
                2,
                NativeType.parse("varchar(30)"),
                true,
                Optional.of("x"),
                "",
                Optional.of("latin1_bin"),
                Optional.empty(),
                ""),
            new Column(
                "at",
                3,
                NativeType.parse("timestamp(3)"),
                true,
                Optional.empty(),
                "on update CURRENT_TIMESTAMP(3)",
                Optional.empty(),
                Optional.empty(),
                ""),
            new Column(
                "doubled",
                4,
                NativeType.parse("bigint"),
                true,
                Optional.empty(),
                "STORED GENERATED INVISIBLE",
                Optional.empty(),
                Optional.of("(length(`name`) * 2)"),
                ""));
    assertThat(table)
        .extracting(Table::comment, Table::engine, Table::collation, Table::partitioned)
        .containsExactly("the table", "InnoDB", "utf8mb4_bin", true);
  }

  @Test
  void readsIndexesWithTheirColumnsInOrder(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (b INT, a INT, text VARCHAR(100), PRIMARY KEY (b, a), UNIQUE KEY z (a, b), KEY prefix (text(5)),"
            + " KEY mixed (a, (b + 1)), KEY functional ((a * 2)))");
    assertThat(read(schema).table("t").orElseThrow().indexes())
        .containsExactlyInAnyOrder(
            new Index("PRIMARY", true, List.of("b", "a")),
            new Index("z", true, List.of("a", "b")),
            new Index("prefix", false, List.of("text")),
            new Index("mixed", false, List.of("a")),
            new Index("functional", false, List.of()));
  }

  @Test
  void readsForeignKeysAcrossSchemas(TestSchema schema) {
    TestSchema other = schema.sibling("other");
    other.execute("CREATE TABLE parent (x INT, y INT, PRIMARY KEY (x, y))");
    schema.execute(
        "CREATE TABLE t (id INT PRIMARY KEY, p INT, q INT, self INT,"
            + " CONSTRAINT two FOREIGN KEY (q, p) REFERENCES `"
            + other.name()
            + "`.parent (x, y) ON DELETE CASCADE ON UPDATE SET NULL,"
            + " CONSTRAINT one FOREIGN KEY (self) REFERENCES t (id))");
    TestSchema same = schema.sibling("same");
    same.execute(
        "CREATE TABLE t (id INT PRIMARY KEY, CONSTRAINT one FOREIGN KEY (id) REFERENCES `"
            + other.name()
            + "`.parent (x))");
    TableName parent = new TableName(other.name(), "parent");
    List<SchemaSnapshot> snapshots = readAll(schema, same);
    assertThat(snapshots.get(0).table("t").orElseThrow().foreignKeys())
        .containsExactly(
            new ForeignKey(
                "one",
                List.of("self"),
                new TableName(schema.name(), "t"),
                List.of("id"),
                "NO ACTION",
                "NO ACTION"),
            new ForeignKey(
                "two", List.of("q", "p"), parent, List.of("x", "y"), "CASCADE", "SET NULL"));
    assertThat(snapshots.get(1).table("t").orElseThrow().foreignKeys())
        .containsExactly(
            new ForeignKey("one", List.of("id"), parent, List.of("x"), "NO ACTION", "NO ACTION"));
  }

  @Test
  void readsChecksTriggersAndViews(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id INT PRIMARY KEY, a INT CHECK (a > 1), CONSTRAINT named CHECK (a <> id))",
        "CREATE TRIGGER after_insert AFTER INSERT ON t FOR EACH ROW SET @x = NEW.a",
        "CREATE TRIGGER before_update BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 5",
        "CREATE TABLE gone (id INT PRIMARY KEY)",
        "CREATE VIEW v AS SELECT id FROM t WHERE a = 3",
        "CREATE VIEW broken AS SELECT id FROM gone",
        "DROP TABLE gone");
    SchemaSnapshot snapshot = read(schema);
    Table table = snapshot.table("t").orElseThrow();
    assertThat(table.checks())
        .containsExactlyInAnyOrder(
            new Check("named", "(`a` <> `id`)"), new Check("t_chk_1", "(`a` > 1)"));
    assertThat(table.triggers())
        .containsExactly(
            new Trigger("after_insert", "AFTER", "INSERT", "SET @x = NEW.a"),
            new Trigger("before_update", "BEFORE", "UPDATE", "SET NEW.a = 5"));
    assertThat(snapshot.tables()).extracting(t -> t.name().table()).containsExactly("t");
    assertThat(snapshot.views()).extracting(v -> v.name().table()).containsExactly("broken", "v");
    assertThat(snapshot.views().get(1).definition())
        .contains("where (`" + schema.name() + "`.`t`.`a` = 3)");
  }

  @Test
  void readsGeneratedTablesOfEveryType(TestSchema schema) {
    List<GeneratedTable> tables = new TableGenerator(3).tables(100);
    schema.execute(tables.stream().map(GeneratedTable::create).toArray(String[]::new));
    SchemaSnapshot snapshot = read(schema);
    assertThat(snapshot.tables()).hasSameSizeAs(tables);
    for (GeneratedTable table : tables) {
      assertThat(snapshot.table(table.name()).orElseThrow().columns())
          .extracting(Column::name, Column::comment)
          .containsExactlyElementsOf(
              table.columns().stream().map(c -> tuple(c.name(), c.comment())).toList());
      assertThat(snapshot.table(table.name()).orElseThrow().primaryKey())
          .extracting(Column::name)
          .containsExactly(
              table.columns().stream().map(GeneratedColumn::name).findFirst().orElseThrow());
    }
  }

  @Test
  void asksAFixedNumberOfQueries(TestSchema schema) {
    TestSchema other = schema.sibling("other");
    schema.execute("CREATE TABLE t (id INT PRIMARY KEY, CHECK (id > 0))");
    int queries = queries(schema);
    assertThat(queries).isLessThan(15);
    assertThat(queries(schema, other)).isEqualTo(queries);
    other.execute(
        new TableGenerator(4)
            .tables(300).stream().map(GeneratedTable::create).toArray(String[]::new));
    assertThat(queries(schema, other)).isEqualTo(queries);
  }

  @Test
  void keepsTheOrderOfTheNamesAndReadsEmptySchemas(TestSchema schema) {
    TestSchema latin = schema.sibling("a_latin");
    latin.execute(
        "ALTER DATABASE `" + latin.name() + "` CHARACTER SET latin1 COLLATE latin1_german2_ci");
    schema.execute(
        "CREATE TABLE Upper (id INT PRIMARY KEY)",
        "CREATE TABLE lower (id INT PRIMARY KEY)",
        "CREATE TABLE `~hidden` (id INT PRIMARY KEY)");
    List<SchemaSnapshot> snapshots = readAll(schema, latin);
    assertThat(snapshots)
        .extracting(SchemaSnapshot::name, SchemaSnapshot::characterSet, SchemaSnapshot::collation)
        .containsExactly(
            tuple(schema.name(), "utf8mb4", "utf8mb4_0900_ai_ci"),
            tuple(latin.name(), "latin1", "latin1_german2_ci"));
    assertThat(snapshots.get(0).tables())
        .extracting(t -> t.name().table())
        .containsExactly("Upper", "lower", "~hidden");
    assertThat(snapshots.get(1).tables()).isEmpty();
  }

  @Test
  void namesTheSchemaThatIsUnknownOrHidden(TestSchema schema) {
    SchemaReader reader = new SchemaReader(new SqlSessions(schema.dataSource()));
    assertThatThrownBy(() -> reader.readAll(List.of(schema.name(), "no_such_schema")))
        .isInstanceOf(UnknownSchemaException.class)
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("unknown_schema"))
        .hasMessageContaining("no_such_schema");
    assertThatThrownBy(
            () ->
                new SchemaReader(
                        new SqlSessions(schema.sibling("other").account("SELECT").dataSource()))
                    .read(schema.name()))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining(schema.name());
  }

  private static SchemaSnapshot read(TestSchema schema) {
    return new SchemaReader(new SqlSessions(schema.dataSource())).read(schema.name());
  }

  private static List<SchemaSnapshot> readAll(TestSchema... schemas) {
    return new SchemaReader(new SqlSessions(schemas[0].dataSource())).readAll(names(schemas));
  }

  private static List<String> names(TestSchema... schemas) {
    return java.util.Arrays.stream(schemas).map(TestSchema::name).toList();
  }

  private static int queries(TestSchema... schemas) {
    AtomicInteger count = new AtomicInteger();
    ExecuteListener counting =
        new ExecuteListener() {
          @Override
          public void executeStart(ExecuteContext ctx) {
            count.incrementAndGet();
          }
        };
    try (SqlSession session = new SqlSessions(schemas[0].dataSource()).open()) {
      DSLContext db =
          DSL.using(
              session
                  .db()
                  .configuration()
                  .deriveAppending(new DefaultExecuteListenerProvider(counting)));
      new SchemaReader(db).readAll(names(schemas));
    }
    return count.get();
  }
}
