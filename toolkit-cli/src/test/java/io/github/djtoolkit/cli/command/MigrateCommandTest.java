package io.github.djtoolkit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.cli.Surroundings;
import io.github.djtoolkit.cli.output.Redaction;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.run.Execution;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MigrateCommandTest {

  @Test
  void isADryRunOfTheFirstStageWhereNothingIsSaid() {
    MigrateCommand command = parsed("lab");
    assertThat(command.options().execution()).isEqualTo(Execution.DRY_RUN);
    assertThat(command.options().finish()).isEqualTo(Finish.CONVERT);
    assertThat(command.options().strategy()).isEqualTo(LabelStrategy.DECLARABLE);
    assertThat(command.options().jobMetadata()).isFalse();
  }

  @Test
  void passesEveryOptionOn() {
    MigrateCommand command =
        parsed(
            "lab_core",
            "lab_ephys",
            "--execute",
            "--finalize",
            "--drop-legacy",
            "--strategy",
            "seed",
            "--job-metadata");
    assertThat(command.options().execution()).isEqualTo(Execution.EXECUTE);
    assertThat(command.options().finish()).isEqualTo(Finish.DROP_LEGACY);
    assertThat(command.options().strategy()).isEqualTo(LabelStrategy.SEED);
    assertThat(command.options().jobMetadata()).isTrue();
  }

  private static MigrateCommand parsed(String... args) {
    MigrateCommand command =
        new MigrateCommand(new DatabaseOptions(Surroundings.ofProcess(), new Redaction()));
    new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
    return command;
  }
}
