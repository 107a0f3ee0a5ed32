package io.github.djtoolkit.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Stores that have another name in 2.x. */
final class RenameStoreOption {

  @Option(
      names = "--rename-store",
      paramLabel = "OLD=NEW",
      description =
          "Name that a store of 0.14 has in 2.x, for one called default or filepath_default, which are settings there. Can be"
              + " given several times.")
  private Map<String, String> names = new LinkedHashMap<>();

  Map<String, String> names() {
    return names;
  }
}
