package io.github.djtoolkit.cli.docs;

import io.github.djtoolkit.cli.ExitCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes the reference of all commands in Markdown, from the same model that parses the command
 * line.
 */
final class CommandReference {

  private final Collection<CommandLine> commands;
  private final Set<String> shared;

  CommandReference(CommandLine root) {
    this.commands = root.getSubcommands().values();
    this.shared = shared(commands);
  }

  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("## Exit codes");
    lines.add("");
    lines.add("| code | meaning |");
    lines.add("|---|---|");
    for (ExitCode code : ExitCode.values()) {
      lines.add("| %d | %s |".formatted(code.value(), code.meaning()));
    }
    lines.add("");
    lines.add("## Options of every command that works on a server");
    lines.add("");
    CommandSpec any =
        commands.stream()
            .map(CommandLine::getCommandSpec)
            .filter(this::hasShared)
            .findFirst()
            .orElseThrow();
    options(any, shared, lines);
    lines.add("## Commands");
    for (CommandLine command : commands) {
      describe(command.getCommandSpec(), lines);
    }
    return String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip();
  }

  private void describe(CommandSpec command, List<String> lines) {
    lines.add("");
    lines.add("### " + command.name());
    lines.add("");
    lines.add(text(command.usageMessage().description()));
    lines.add("");
    lines.add("    djtoolkit " + synopsis(command));
    lines.add("");
    Set<String> own =
        command.options().stream()
            .map(OptionSpec::longestName)
            .filter(name -> !hasShared(command) || !shared.contains(name))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    options(command, own, lines);
  }

  private static void options(CommandSpec command, Set<String> names, List<String> lines) {
    List<OptionSpec> options =
        command.options().stream().filter(o -> names.contains(o.longestName())).toList();
    if (options.isEmpty()) {
      return;
    }
    lines.add("| option | meaning |");
    lines.add("|---|---|");
    for (OptionSpec option : options) {
      lines.add("| `%s` | %s |".formatted(withLabel(option), text(option.description())));
    }
    lines.add("");
  }

  private String synopsis(CommandSpec command) {
    List<String> words = new ArrayList<>();
    words.add(command.name());
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      words.add(parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : ""));
    }
    command.options().stream()
        .filter(option -> !shared.contains(option.longestName()))
        .forEach(option -> words.add("[" + withLabel(option) + "]"));
    return String.join(" ", words);
  }

  private static String withLabel(OptionSpec option) {
    return option.longestName() + (option.arity().max() > 0 ? " " + option.paramLabel() : "");
  }

  /** Markdown would take angle brackets for HTML. */
  private static String text(String... sentences) {
    return String.join(" ", sentences).replace("<", "&lt;");
  }

  private boolean hasShared(CommandSpec command) {
    return command.optionsMap().keySet().containsAll(shared);
  }

  private static Set<String> shared(Collection<CommandLine> commands) {
    Set<String> names = new LinkedHashSet<>();
    commands.stream()
        .map(CommandLine::getCommandSpec)
        .filter(c -> c.optionsMap().containsKey("--host"))
        .map(c -> c.options().stream().map(OptionSpec::longestName).toList())
        .forEach(
            options -> {
              if (names.isEmpty()) {
                names.addAll(options);
              } else {
                names.retainAll(options);
              }
            });
    return names;
  }
}
