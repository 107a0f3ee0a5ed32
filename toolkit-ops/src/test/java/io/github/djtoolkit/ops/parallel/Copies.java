package io.github.djtoolkit.ops.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.ParallelSchemaResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.copy.TableCopy;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the tests of parallel copies share. */
final class Copies {

  /** How 0.14 comments its log table; a comment stays as it is. */
  private static final Pattern WORD =
      Pattern.compile("(?<![A-Za-z0-9_]|event logging table for `)[A-Za-z0-9_]+");

  private static final List<String> VIEWS_OF_DEFINITIONS =
      List.of(
          "COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME NOT LIKE '~djtoolkit%' ORDER BY TABLE_NAME, ORDINAL_POSITION",
          "STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME NOT LIKE '~djtoolkit%' ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX",
          "REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() ORDER BY CONSTRAINT_NAME",
          "KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME NOT LIKE '~djtoolkit%' ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION",
          "CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() ORDER BY CONSTRAINT_NAME",
          "PARTITIONS WHERE TABLE_SCHEMA = DATABASE() AND PARTITION_NAME IS NOT NULL ORDER BY TABLE_NAME, PARTITION_ORDINAL_POSITION",
          "VIEWS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME",
          "TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY TRIGGER_NAME");

  private Copies() {}

  static ParallelSchema operation(TestSchema schema) {
    return operation(schema.dataSource());
  }

  static ParallelSchema operation(DataSource dataSource) {
    SqlSessions sessions = new SqlSessions(dataSource);
    PlanRunner runner = new PlanRunner(sessions, ProgressListener.silent(), "test");
    return new ParallelSchema(sessions, runner, "test", rows(sessions, runner));
  }

  static TableCopy rows(SqlSessions sessions, PlanRunner runner) {
    return new TableCopy(
        sessions,
        ObjectStores.of(DataJointConfiguration.none()),
        runner,
        ProgressListener.silent(),
        2);
  }

  static ParallelSchemaResult copy(TestSchema source, TestSchema destination) {
    return copy(Map.of(source, destination)).get(destination.name());
  }

  static Map<String, ParallelSchemaResult> copy(Map<TestSchema, TestSchema> schemas) {
    TestSchema any = schemas.keySet().iterator().next();
    return operation(any)
        .create(mapping(schemas), ParallelOptions.dryRun().with(Execution.EXECUTE));
  }

  static SchemaMapping mapping(Map<TestSchema, TestSchema> schemas) {
    Map<String, String> names = new LinkedHashMap<>();
    schemas.forEach((source, destination) -> names.put(source.name(), destination.name()));
    return SchemaMapping.of(names);
  }

  /** Everything that the server tells of a schema's definitions, with mapped names of schemas. */
  static Map<String, String> definitions(TestSchema schema, Map<TestSchema, TestSchema> schemas) {
    Map<String, String> definitions = new TreeMap<>();
    for (Map<String, @Nullable Object> row : schema.query("SHOW FULL TABLES")) {
      String name = String.valueOf(row.values().iterator().next());
      if (!name.startsWith("~djtoolkit_")) {
        String shown =
            schema.query("SHOW CREATE TABLE `" + name.replace("`", "``") + "`").toString();
        definitions.put("table " + name, renamed(shown, schemas));
      }
    }
    for (Map<String, @Nullable Object> row : schema.query("SHOW TRIGGERS")) {
      String name = String.valueOf(row.get("Trigger"));
      Map<String, @Nullable Object> shown =
          schema.query("SHOW CREATE TRIGGER `" + name.replace("`", "``") + "`").get(0);
      shown.remove("Created");
      definitions.put("trigger " + name, renamed(shown.toString(), schemas));
    }
    definitions.put(
        "database",
        renamed(schema.query("SHOW CREATE DATABASE `" + schema.name() + "`").toString(), schemas));
    for (String view : VIEWS_OF_DEFINITIONS) {
      List<Map<String, @Nullable Object>> rows =
          schema.query("SELECT * FROM information_schema." + view);
      rows.forEach(Copies::dropEstimates);
      definitions.put(view.split(" ")[0], renamed(rows.toString(), schemas));
    }
    return definitions;
  }

  static void assertSameDefinitions(Map<TestSchema, TestSchema> schemas) {
    schemas.forEach(
        (source, destination) ->
            assertThat(definitions(destination, Map.of()))
                .as("definitions of the copy of %s", source.name())
                .isEqualTo(definitions(source, schemas)));
  }

  private static void dropEstimates(Map<String, @Nullable Object> row) {
    row.keySet()
        .removeAll(
            List.of(
                "CREATED",
                "CREATE_TIME",
                "UPDATE_TIME",
                "CHECK_TIME",
                "CARDINALITY",
                "TABLE_ROWS",
                "AVG_ROW_LENGTH",
                "DATA_LENGTH",
                "INDEX_LENGTH",
                "DATA_FREE"));
  }

  private static String renamed(String text, Map<TestSchema, TestSchema> schemas) {
    Map<String, String> names = new HashMap<>();
    schemas.forEach((source, copy) -> names.put(source.name(), copy.name()));
    return WORD.matcher(text)
        .replaceAll(
            word -> Matcher.quoteReplacement(names.getOrDefault(word.group(), word.group())));
  }
}
