package io.github.djtoolkit.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar says. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {"djtoolkit " + version};
  }
}
