package io.github.djtoolkit.ops.cutover;

import static java.util.stream.Collectors.joining;

import io.github.djtoolkit.model.result.CutOverResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.copy.TableCopy;
import io.github.djtoolkit.ops.internal.cutover.CatchUp;
import io.github.djtoolkit.ops.internal.cutover.RowCatchUp;
import io.github.djtoolkit.ops.parallel.ParallelOptions;
import io.github.djtoolkit.ops.parallel.ParallelSchema;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.ops.verify.SchemaVerification;
import io.github.djtoolkit.ops.verify.VerifyOptions;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Two schemas of a lab, their parallel copies, and a third schema that refers to them: keys in a
 * cycle, within and between schemas and from outside, triggers, and views across schemas.
 *
 * @param dataSource the server
 * @param core name of the upstream schema; all others are named after it
 */
record Lab(DataSource dataSource, String core) {

  /** Connections that work on rows. */
  static final int WORKERS = 1;

  String ephys() {
    return core + "_ephys";
  }

  String outside() {
    return core + "_outside";
  }

  String parallel(String schema) {
    return schema + "_v20";
  }

  String kept(String schema) {
    return schema + CutOverOptions.SUFFIX;
  }

  SchemaMapping mapping() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(core, parallel(core));
    names.put(ephys(), parallel(ephys()));
    return SchemaMapping.of(names);
  }

  /** Makes everything anew. */
  Lab seed() {
    drop();
    for (String schema : List.of(core, ephys(), outside())) {
      execute("CREATE DATABASE `" + schema + "` DEFAULT CHARACTER SET utf8mb4");
    }
    execute(
        "CREATE TABLE `" + core + "`.subject (id int PRIMARY KEY, name varchar(30), boss int)",
        "CREATE TABLE `"
            + core
            + "`.`group` (id int PRIMARY KEY, head int NOT NULL, FOREIGN KEY (head) REFERENCES `"
            + core
            + "`.subject (id))",
        "ALTER TABLE `"
            + core
            + "`.subject ADD FOREIGN KEY (boss) REFERENCES `"
            + core
            + "`.`group` (id) ON DELETE SET NULL",
        "CREATE TABLE `"
            + ephys()
            + "`.rec (id int PRIMARY KEY, subject int NOT NULL, note varchar(99),"
            + " FOREIGN KEY (subject) REFERENCES `"
            + core
            + "`.subject (id) ON UPDATE CASCADE)",
        "CREATE TABLE `"
            + ephys()
            + "`.`__spikes` (id int PRIMARY KEY, n int AS (id * 2) STORED, FOREIGN KEY (id) REFERENCES `"
            + ephys()
            + "`.rec (id))",
        "CREATE TABLE `" + ephys() + "`.`~log` (id int AUTO_INCREMENT PRIMARY KEY, event text)",
        "CREATE TRIGGER `"
            + ephys()
            + "`.second BEFORE INSERT ON `"
            + ephys()
            + "`.rec FOR EACH ROW SET NEW.note = CONCAT(NEW.note, ' of ', (SELECT name FROM `"
            + core
            + "`.subject WHERE id = NEW.subject))",
        "CREATE TRIGGER `"
            + ephys()
            + "`.first BEFORE INSERT ON `"
            + ephys()
            + "`.rec FOR EACH ROW PRECEDES second SET NEW.note = CONCAT(NEW.note, '!')",
        "CREATE VIEW `"
            + ephys()
            + "`.named AS SELECT r.id, s.name FROM `"
            + ephys()
            + "`.rec r JOIN `"
            + core
            + "`.subject s ON s.id = r.subject",
        "CREATE VIEW `" + core + "`.again AS SELECT * FROM `" + ephys() + "`.named",
        "INSERT INTO `" + core + "`.subject VALUES (1, 'ann', NULL), (2, 'bob', NULL)",
        "INSERT INTO `" + core + "`.`group` VALUES (1, 1)",
        "UPDATE `" + core + "`.subject SET boss = 1",
        "INSERT INTO `" + ephys() + "`.rec VALUES (1, 1, 'first'), (2, 2, 'second')",
        "INSERT INTO `" + ephys() + "`.`__spikes` (id) VALUES (1)",
        "CREATE TABLE `"
            + outside()
            + "`.child (id int PRIMARY KEY, subject int, rec int, KEY s (subject),"
            + " CONSTRAINT child_ibfk_1 FOREIGN KEY (subject) REFERENCES `"
            + core
            + "`.subject (id) ON DELETE CASCADE,"
            + " CONSTRAINT child_ibfk_2 FOREIGN KEY (rec) REFERENCES `"
            + ephys()
            + "`.rec (id) ON UPDATE CASCADE)",
        "INSERT INTO `" + outside() + "`.child VALUES (1, 1, 1), (2, NULL, 2)",
        "CREATE VIEW `" + outside() + "`.look AS SELECT name FROM `" + core + "`.subject");
    new ParallelSchema(sessions(), runner(), "test", rows())
        .create(mapping(), ParallelOptions.dryRun().with(Execution.EXECUTE));
    copyRows();
    return this;
  }

  private TableCopy rows() {
    return new TableCopy(
        sessions(),
        ObjectStores.of(DataJointConfiguration.none()),
        runner(),
        ProgressListener.silent(),
        1);
  }

  /** Copies rows with triggers and keys off, as a copy does; marks the copy by one table. */
  private void copyRows() {
    execute(
        "SET SESSION foreign_key_checks = 0",
        copy(core, "subject", "*"),
        copy(core, "group", "*"),
        "DROP TRIGGER `" + parallel(ephys()) + "`.second",
        "DROP TRIGGER `" + parallel(ephys()) + "`.first",
        copy(ephys(), "rec", "*"),
        "INSERT INTO `"
            + parallel(ephys())
            + "`.`__spikes` (id) SELECT id FROM `"
            + ephys()
            + "`.`__spikes`",
        "CREATE TRIGGER `"
            + parallel(ephys())
            + "`.`new` BEFORE INSERT ON `"
            + parallel(ephys())
            + "`.rec FOR EACH ROW SET NEW.note = CONCAT(NEW.note, ' by ', (SELECT name FROM `"
            + parallel(core)
            + "`.subject WHERE id = NEW.subject))",
        "CREATE TABLE `"
            + parallel(core)
            + "`.`~lineage` (table_name varchar(64), attribute_name varchar(64), lineage varchar(255))",
        "INSERT INTO `"
            + parallel(core)
            + "`.`~lineage` VALUES ('subject', 'id', '"
            + parallel(core)
            + ".subject.id')");
  }

  private String copy(String schema, String table, String columns) {
    return "INSERT INTO `"
        + parallel(schema)
        + "`.`"
        + table
        + "` SELECT "
        + columns
        + " FROM `"
        + schema
        + "`.`"
        + table
        + "`";
  }

  /** Drops every schema that this lab or a cut-over of it made. */
  void drop() {
    List<String> drops = new ArrayList<>(List.of("SET SESSION foreign_key_checks = 0"));
    for (String schema :
        column(
            "SELECT schema_name FROM information_schema.schemata WHERE schema_name = '"
                + core
                + "' OR LEFT(schema_name, "
                + (core.length() + 1)
                + ") = '"
                + core
                + "_'")) {
      drops.add("DROP DATABASE `" + schema + "`");
    }
    execute(drops.toArray(String[]::new));
  }

  CutOverResult cutOver() {
    return cutOver(rowCatchUp());
  }

  CutOverResult cutOver(CatchUp catchUp) {
    return cutOver(catchUp, CutOverOptions.dryRun().verified(false).with(Execution.EXECUTE));
  }

  CutOverResult cutOver(CatchUp catchUp, CutOverOptions options) {
    return new CutOver(
            sessions(),
            runner(),
            catchUp,
            WORKERS,
            new SchemaVerification(sessions()),
            VerifyOptions.withoutStores(),
            "test")
        .cutOver(mapping(), options);
  }

  CatchUp rowCatchUp() {
    return new RowCatchUp(
        ObjectStores.of(DataJointConfiguration.none()), ProgressListener.silent());
  }

  CutOverResult undo() {
    return undo(UndoOptions.dryRun().with(Execution.EXECUTE));
  }

  CutOverResult undo(UndoOptions options) {
    return new CutOverUndo(sessions(), runner(), ProgressListener.silent(), "test")
        .undo(List.of(core), options);
  }

  Lab over(DataSource other) {
    return new Lab(other, core);
  }

  SqlSessions sessions() {
    return new SqlSessions(dataSource);
  }

  private PlanRunner runner() {
    return new PlanRunner(sessions(), ProgressListener.silent(), "test");
  }

  /** Definitions, rows, triggers and views of all schemas; of the toolkit's tables the origins. */
  List<String> state() {
    String ours =
        List.of(
                core,
                ephys(),
                outside(),
                parallel(core),
                parallel(ephys()),
                kept(core),
                kept(ephys()))
            .stream()
            .map(s -> "'" + s + "'")
            .collect(joining(", ", "(", ")"));
    List<String> state = new ArrayList<>();
    state.addAll(
        column(
            "SELECT CONCAT(trigger_schema, trigger_name, ' ', action_timing, event_manipulation, action_order, ' ', action_statement, sql_mode, definer)"
                + " FROM information_schema.triggers WHERE trigger_schema IN "
                + ours
                + " ORDER BY 1"));
    state.addAll(
        column(
            "SELECT CONCAT(table_schema, table_name, ' ', view_definition, definer) FROM information_schema.views WHERE table_schema IN "
                + ours
                + " ORDER BY 1"));
    for (String table :
        column(
            "SELECT CONCAT('`', table_schema, '`.`', table_name, '`') FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                + " AND table_schema IN "
                + ours
                + " AND (table_name NOT LIKE '~djtoolkit%' OR table_name LIKE '%_origin') ORDER BY 1")) {
      if (table.contains("~djtoolkit")) {
        state.add(
            table
                + column(
                    "SELECT CONCAT(source_schema, ' ', writer_schema, ' ', operation, ' ', state) FROM "
                        + table));
      } else {
        state.add(table + second("SHOW CREATE TABLE " + table) + second("CHECKSUM TABLE " + table));
      }
    }
    return state;
  }

  List<String> triggers(String schema) {
    return column(
        "SELECT CONCAT(trigger_name, ' ', action_timing, event_manipulation, action_order, ' ', action_statement, sql_mode)"
            + " FROM information_schema.triggers WHERE trigger_schema = '"
            + schema
            + "' ORDER BY trigger_name");
  }

  String one(String query) {
    return column(query).get(0);
  }

  List<String> column(String query) {
    return column(query, 1);
  }

  private String second(String query) {
    return column(query, 2).get(0);
  }

  List<String> column(String query, int column) {
    List<String> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(column)));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  void execute(String... statements) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(String.join("; ", statements), e);
    }
  }
}
