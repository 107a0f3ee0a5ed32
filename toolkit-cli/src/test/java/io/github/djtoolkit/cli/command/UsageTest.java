package io.github.djtoolkit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                            | Missing required subcommand",
        "transmogrify                                | Unknown command: transmogrify.",
        "status                                      | Missing: SCHEMA.",
        "status lab --turbo                          | Unknown option: --turbo.",
        "status lab --port many                      | '--port'",
        "status lab --format yaml                    | '--format'",
        "analyze-columns lab other                   | Unknown argument: other.",
        "migrate lab --drop-legacy                   | --drop-legacy goes with --finalize",
        "migrate lab --parallelism 0                 | --parallelism must be between 1 and 64",
        "migrate lab --strategy best                 | '--strategy'",
        "migrate lab --placement IN_PLACE            | expected in-place or relocate, but was IN_PLACE",
        "cut-over lab=new --catch-up some            | expected missing or all, but was some",
        "create-parallel-schema lab=lab              | Not possible: ",
        "create-parallel-schema lab                  | Not SOURCE=DESTINATION: lab.",
        "drop-kept-schema                            | Missing: KEPT.",
        "status lab                                  | No host is known. Give --host, set DJ_HOST",
        "status lab --host h                         | No user is known. Give --user, set DJ_USER",
        "status lab --host h --user u                | No password is known",
        "status lab --host h/x --user u              | The host is not the name or address of a server.",
        "status lab --host h --user u --port 99999   | The port must be between 1 and 65535",
        "status lab --host h --user u --password-file missing.txt | missing.txt cannot be read"
      })
  void endsWithTwoAndOneLineThatNamesTheFault(String line, String fault) {
    CommandLineRun run = CommandLineRun.of(Map.of(), words(line));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(fault).startsWith("error: ").hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"--format json", "--format=json", "--format JSON"})
  void tellsProgramsInJson(String format) throws Exception {
    CommandLineRun run = CommandLineRun.of(Map.of(), words("status lab --turbo " + format));
    JsonNode error = new ObjectMapper().readTree(run.err());
    assertThat(error.get("code").asText()).isEqualTo("usage");
    assertThat(error.get("message").asText()).startsWith("Unknown option: --turbo.");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "status lab --password hunter2secret",
    "status lab --password=hunter2secret",
    "status lab -phunter2secret",
    "status lab -p hunter2secret",
    "--password hunter2secret status lab",
    "status lab --password hunter2secret --format json --debug"
  })
  void refusesAPasswordAsAnArgumentWithoutRepeatingIt(String line) {
    CommandLineRun run = CommandLineRun.of(Map.of(), words(line));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("set DJ_PASS or give --password-file");
    assertThat(run.out() + run.err()).doesNotContain("hunter2");
  }

  @Test
  void helpAndVersionEndWithZero() {
    CommandLineRun help = CommandLineRun.of(Map.of(), "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("migrate", "verify-schema-v20", "Nothing is written without --execute.");
    CommandLineRun ofCommand = CommandLineRun.of(Map.of(), "migrate", "--help");
    assertThat(ofCommand.exitCode()).isZero();
    assertThat(ofCommand.out()).contains("--execute", "--drop-legacy");
    CommandLineRun version = CommandLineRun.of(Map.of(), "--version");
    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).startsWith("djtoolkit ");
  }

  private static String[] words(String line) {
    return line == null || line.isBlank() ? new String[0] : line.split(" ");
  }
}
