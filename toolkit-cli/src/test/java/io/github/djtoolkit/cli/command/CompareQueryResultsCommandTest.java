package io.github.djtoolkit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MySqlTest
class CompareQueryResultsCommandTest {

  @Test
  void endsWithThreeWhereSomethingDiffers(MySqlServer server, TestSchema prod) throws Exception {
    TestSchema test = prod.sibling("test");
    for (TestSchema side : new TestSchema[] {prod, test}) {
      side.execute(
          "CREATE TABLE a (id INT PRIMARY KEY, x DOUBLE)",
          "CREATE TABLE b (id INT PRIMARY KEY)",
          "INSERT INTO a VALUES (1, 100), (2, 200)");
    }
    test.execute("UPDATE a SET x = 201 WHERE id = 2", "INSERT INTO b VALUES (7)");

    CommandLineRun differs = run(server, prod.name(), test.name(), "--format=json");
    assertThat(differs.exitCode()).as(differs.err()).isEqualTo(3);
    JsonNode result = new ObjectMapper().readTree(differs.out());
    assertThat(result.get("match").asBoolean()).isFalse();
    assertThat(result.get("row_count").asLong()).isEqualTo(2);
    assertThat(result.get("discrepancies")).hasSize(2);
    assertThat(result.get("discrepancies").get(0).toString())
        .isEqualTo(
            "{\"kind\":\"different\",\"table\":\"a\",\"key\":{\"id\":\"2\"},\"column\":\"x\",\"prod\":\"200\",\"test\":\"201\"}");
    assertThat(run(server, prod.name(), test.name()).out()).contains("different", "extra");

    assertThat(run(server, prod.name(), test.name(), "a", "--tolerance=0.01").exitCode())
        .isEqualTo(3);
    assertThat(
            run(server, prod.name(), test.name(), "a", "--tolerance=0.01", "--relative").exitCode())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--tolerance=-1, A tolerance must be a number from 0",
    "--tolerance=2 --relative, A tolerance must be a number from 0",
    "--limit=-1, A limit must be at least 0"
  })
  void refusesImpossibleValues(String options, String message, MySqlServer server) {
    CommandLineRun run =
        run(
            server,
            Stream.concat(Stream.of("p", "t"), Stream.of(options.split(" ")))
                .toArray(String[]::new));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }

  private static CommandLineRun run(MySqlServer server, String... words) {
    return CommandLineRun.of(
        Map.of(
            "DJ_HOST", server.host(),
            "DJ_PORT", Integer.toString(server.port()),
            "DJ_USER", server.user(),
            "DJ_PASS", server.password()),
        Stream.concat(Stream.of("compare-query-results"), Stream.of(words)).toArray(String[]::new));
  }
}
