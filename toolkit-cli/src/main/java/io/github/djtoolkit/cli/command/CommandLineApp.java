package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.cli.Surroundings;
import io.github.djtoolkit.cli.connect.IncompleteLoginException;
import io.github.djtoolkit.cli.output.ErrorPrinter;
import io.github.djtoolkit.cli.output.OutputFormat;
import io.github.djtoolkit.cli.output.Redaction;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** All commands, and what becomes of their errors. One instance runs one command line. */
public final class CommandLineApp {

  private final Surroundings surroundings;
  private final Redaction redaction = new Redaction();
  private final CommandLine commandLine;

  /**
   * The commands.
   *
   * @param surroundings streams, environment, prompt
   */
  public CommandLineApp(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.commandLine = new CommandLine(new RootCommand());
    commands().forEach(commandLine::addSubcommand);
    commandLine
        .setOut(writer(surroundings.out()))
        .setErr(writer(surroundings.err()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(true)
        .setExitCodeExceptionMapper(CommandLineApp::exitCode)
        .setParameterExceptionHandler(this::wrongUsage)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              failed(failure, command);
              return exitCode(failure);
            });
  }

  /**
   * Runs one command.
   *
   * @param args the command with its options
   * @return the exit code, see {@link ExitCode}
   */
  public int run(String... args) {
    return commandLine.execute(args);
  }

  /**
   * The commands with their options, for documentation.
   *
   * @return picocli's model of them
   */
  public CommandLine model() {
    return commandLine;
  }

  private List<Object> commands() {
    return List.of(
        new MigrateCommand(database()),
        new FinalizeCommand(database()),
        new RollbackCommand(database()),
        new StatusCommand(database()),
        new AnalyzeColumnsCommand(database()),
        new MigrateColumnsCommand(database()),
        new AnalyzeBlobColumnsCommand(database()),
        new GenerateMigrationSqlCommand(database()),
        new MigrateBlobColumnsCommand(database()),
        new CheckMigrationStatusCommand(database()),
        new AddJobMetadataColumnsCommand(database()),
        new MigrateExternalCommand(database()),
        new CheckStoreConfigurationCommand(database()),
        new VerifyExternalIntegrityCommand(database()),
        new RebuildLineageCommand(database()),
        new MigrateFilepathCommand(database()),
        new CreateParallelSchemaCommand(database()),
        new CopyTableDataCommand(database()),
        new CompareQueryResultsCommand(database()),
        new BackupSchemaCommand(database()),
        new RestoreSchemaCommand(database()),
        new VerifySchemaV20Command(database()),
        new MigrateExternalPointersV2Command(database()),
        new RemoveOriginalsCommand(database()),
        new RemoveUnfinishedCommand(database()),
        new CutOverCommand(database()),
        new UndoCutOverCommand(database()),
        new DropKeptSchemaCommand(database()),
        new DemoCommand(surroundings));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private DatabaseOptions database() {
    return new DatabaseOptions(surroundings, redaction);
  }

  private static int exitCode(Throwable failure) {
    boolean usage =
        failure instanceof ParameterException || failure instanceof IncompleteLoginException;
    return (usage ? ExitCode.USAGE : ExitCode.FAILED).value();
  }

  private int wrongUsage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help shows what there is.";
    printer(asksForJson(args)).print("usage", UsageMessage.of(failure) + " " + help);
    return ExitCode.USAGE.value();
  }

  private void failed(Exception failure, CommandLine command) {
    CommandLine.ParseResult parsed = command.getParseResult();
    OutputFormat format = parsed.matchedOptionValue(OutputOptions.FORMAT, OutputFormat.TEXT);
    printer(format == OutputFormat.JSON)
        .print(failure, parsed.hasMatchedOption(OutputOptions.DEBUG));
  }

  private ErrorPrinter printer(boolean json) {
    return new ErrorPrinter(
        surroundings.err(), json ? OutputFormat.JSON : OutputFormat.TEXT, redaction);
  }

  /** Where parsing failed the format has to be looked for in the arguments. */
  private static boolean asksForJson(String[] args) {
    List<String> words = new ArrayList<>();
    Arrays.stream(args).forEach(arg -> words.addAll(List.of(arg.split("=", 2))));
    int at = words.indexOf(OutputOptions.FORMAT);
    return at >= 0 && at + 1 < words.size() && words.get(at + 1).equalsIgnoreCase("json");
  }
}
