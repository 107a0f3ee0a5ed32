package io.github.djtoolkit.ops.parallel;

import static io.github.djtoolkit.ops.parallel.Copies.assertSameDefinitions;
import static io.github.djtoolkit.ops.parallel.Copies.copy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.ParallelSchemaResult;
import io.github.djtoolkit.testkit.fixture.RealPipeline;
import io.github.djtoolkit.testkit.generator.GeneratedTable;
import io.github.djtoolkit.testkit.generator.TableGenerator;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Copies whose definitions are compared with their sources, whole. */
@MySqlTest
class ParallelGeneratedTest {

  private static final int SCHEMAS = Integer.getInteger("djtoolkit.parallel.schemas", 9);
  private static final int TABLES = 12;

  @Test
  void copiesEveryDefinition(TestSchema lab) {
    List<TestSchema> sources = new ArrayList<>();
    Map<TestSchema, TestSchema> schemas = new LinkedHashMap<>();
    TestSchema outside = lab.sibling("outside");
    outside.execute("CREATE TABLE node (id int PRIMARY KEY)");
    for (int i = 0; i < SCHEMAS; i++) {
      TestSchema source = lab.sibling("s" + i);
      source.execute("ALTER DATABASE `" + source.name() + "` CHARACTER SET " + charset(i));
      source.execute(
          new TableGenerator(i)
              .tables(TABLES).stream().map(GeneratedTable::create).toArray(String[]::new));
      source.execute(
          "CREATE TABLE node (id int AUTO_INCREMENT PRIMARY KEY, self int, next int, outside int,"
              + " CONSTRAINT self FOREIGN KEY (self) REFERENCES node (id), KEY ((self + next)),"
              + " CONSTRAINT outside FOREIGN KEY (outside) REFERENCES `"
              + outside.name()
              + "`.node (id)) AUTO_INCREMENT=1234",
          "CREATE VIEW `all nodes` AS SELECT n.id, o.id AS other FROM node n LEFT JOIN `"
              + outside.name()
              + "`.node o ON o.id = n.outside",
          "CREATE TRIGGER tick BEFORE UPDATE ON node FOR EACH ROW SET NEW.self = NEW.id");
      sources.add(source);
      schemas.put(source, lab.sibling("c" + i));
    }
    for (int i = 0; i < SCHEMAS; i++) {
      String next = sources.get((i + 1) % SCHEMAS).name();
      sources
          .get(i)
          .execute(
              "ALTER TABLE node ADD CONSTRAINT ring FOREIGN KEY (next) REFERENCES `"
                  + next
                  + "`.node (id) ON DELETE CASCADE",
              "CREATE VIEW `next nodes` AS SELECT n.id FROM `" + next + "`.`all nodes` n");
    }

    Map<String, ParallelSchemaResult> results = copy(schemas);

    assertThat(results).hasSize(SCHEMAS);
    assertThat(results.values())
        .allSatisfy(r -> assertThat(r.tablesCreated()).isEqualTo(TABLES + 1))
        .allSatisfy(r -> assertThat(r.keptForeignKeys()).hasSize(1))
        .allSatisfy(r -> assertThat(r.views()).hasSize(2));
    assertSameDefinitions(schemas);
  }

  @Test
  void copiesTheDefinitionsOfARealPipeline(TestSchema core, TestFolder folder, MySqlServer server) {
    TestSchema ephys = core.sibling("ephys");
    new RealPipeline(core.name(), ephys.name()).restore(server, folder.path());
    Map<TestSchema, TestSchema> schemas = new LinkedHashMap<>();
    schemas.put(ephys, ephys.sibling("v20"));
    schemas.put(core, core.sibling("v20"));

    copy(schemas);

    assertSameDefinitions(schemas);
  }

  private static String charset(int i) {
    return switch (i % 3) {
      case 0 -> "latin1";
      case 1 -> "utf8mb4 COLLATE utf8mb4_bin";
      default -> "utf8mb4";
    };
  }
}
