package io.github.djtoolkit.cli.command;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a command line. What stands behind an option that does not exist is not
 * repeated: someone may have given a password there.
 */
final class UsageMessage {

  private UsageMessage() {}

  static String of(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      boolean root = unmatched.getCommandLine().getParent() == null;
      return unknown(root ? "command" : "argument", unmatched.getUnmatched());
    }
    if (failure instanceof MissingParameterException missing) {
      return "Missing: "
          + missing.getMissing().stream()
              .map(arg -> arg.isOption() ? arg.toString() : arg.paramLabel())
              .distinct()
              .collect(Collectors.joining(", "))
          + ".";
    }
    String message = String.valueOf(failure.getMessage());
    return message.endsWith(".") ? message : message + ".";
  }

  private static String unknown(String what, List<String> arguments) {
    List<String> options =
        arguments.stream().filter(a -> a.startsWith("-") && a.length() > 1).toList();
    if (options.isEmpty()) {
      return "Unknown " + what + ": " + String.join(" ", arguments) + ".";
    }
    String names =
        options.stream().map(UsageMessage::name).distinct().collect(Collectors.joining(", "));
    boolean password = options.stream().anyMatch(o -> o.startsWith("--pass") || o.startsWith("-p"));
    return "Unknown option: "
        + names
        + "."
        + (password
            ? " A password is never given on the command line, where others can see it: set DJ_PASS or give --password-file."
            : "");
  }

  private static String name(String option) {
    if (!option.startsWith("--")) {
      return option.substring(0, 2);
    }
    int value = option.indexOf('=');
    return value < 0 ? option : option.substring(0, value);
  }
}
