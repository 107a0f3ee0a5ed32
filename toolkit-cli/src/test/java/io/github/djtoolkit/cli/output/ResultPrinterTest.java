package io.github.djtoolkit.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What people and programs get of a result. */
class ResultPrinterTest {

  record Done(int tables, List<String> sqlStatements, List<Part> details) {}

  record Part(String table, List<String> sqlStatements) {}

  private static final Done DONE =
      new Done(1, List.of("ALTER 1", "ALTER 2"), List.of(new Part("rec", List.of("ALTER 3"))));

  @Test
  void showsTheStatementsOfADryRun() {
    assertThat(printed(OutputFormat.TEXT, p -> p.print(DONE)))
        .contains("  ALTER 1;", "  ALTER 2;", "    ALTER 3;");
  }

  @Test
  void countsTheStatementsThatWereCarriedOut() {
    assertThat(printed(OutputFormat.TEXT, p -> p.printDone(DONE)))
        .containsExactly(
            "tables          1",
            "sql statements  2",
            "details:",
            "  table  sql statements",
            "  rec    1");
  }

  @Test
  void givesProgramsTheStatementsAllTheSame() {
    assertThat(printed(OutputFormat.JSON, p -> p.printDone(DONE)))
        .isEqualTo(printed(OutputFormat.JSON, p -> p.print(DONE)))
        .anyMatch(line -> line.contains("ALTER 3"));
  }

  private static List<String> printed(OutputFormat format, Consumer<ResultPrinter> print) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    print.accept(new ResultPrinter(new PrintStream(out, true, StandardCharsets.UTF_8), format));
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
