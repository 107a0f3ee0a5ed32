package io.github.djtoolkit.testkit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MySqlTest
class TableGeneratorTest {

  @Test
  void makesTheSameTablesFromTheSameSeed() {
    assertThat(new TableGenerator(7).tables(20)).isEqualTo(new TableGenerator(7).tables(20));
    assertThat(new TableGenerator(7).tables(20)).isNotEqualTo(new TableGenerator(8).tables(20));
  }

  @Test
  void usesEveryDefinitionWithin100Tables() {
    List<String> used =
        new TableGenerator(9)
            .tables(100).stream()
                .flatMap(table -> table.columns().stream())
                .map(GeneratedColumn::definition)
                .toList();
    assertThat(used)
        .containsAll(
            Stream.concat(ColumnCatalogue.all().stream(), ColumnCatalogue.spatial().stream())
                .filter(definition -> !definition.contains("{"))
                .filter(definition -> !definition.contains("UNIQUE"))
                .toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12})
  void makesTablesThatTheServerTakes(long seed, TestSchema schema) {
    List<GeneratedTable> tables = new TableGenerator(seed).tables(60);
    schema.execute(tables.stream().map(GeneratedTable::create).toArray(String[]::new));
    assertThat(schema.query("SHOW TABLES")).hasSameSizeAs(tables);
  }

  @Test
  void changesCommentsAlone() {
    GeneratedTable table = new TableGenerator(13).tables(1).get(0);
    GeneratedTable bare = table.withComments(column -> "");
    assertThat(bare.columns()).extracting(GeneratedColumn::comment).containsOnly("");
    assertThat(bare.withComments(column -> commentIn(table, column))).isEqualTo(table);
  }

  private static String commentIn(GeneratedTable table, GeneratedColumn column) {
    return table.columns().stream()
        .filter(other -> other.name().equals(column.name()))
        .findFirst()
        .orElseThrow()
        .comment();
  }
}
