package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.model.schema.SchemaMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Schemas and their copies. */
final class MappingParameter {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "SOURCE=DESTINATION",
      arity = "1..*",
      description =
          "Each schema with the name of its copy, as in lab_core=lab_core_v20; give all that refer to each other.")
  private List<String> pairs = List.of();

  SchemaMapping mapping() {
    Map<String, String> destinations = new LinkedHashMap<>();
    for (String pair : pairs) {
      String[] names = pair.split("=", 2);
      if (names.length < 2 || names[0].isEmpty() || names[1].isEmpty()) {
        throw wrong("Not SOURCE=DESTINATION: " + pair + ".");
      }
      if (destinations.put(names[0], names[1]) != null) {
        throw wrong("Schema " + names[0] + " is named twice.");
      }
    }
    try {
      return SchemaMapping.of(destinations);
    } catch (IllegalArgumentException e) {
      throw wrong("Not possible: " + e.getMessage() + ".");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
