package io.github.djtoolkit.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.cli.Surroundings;
import io.github.djtoolkit.cli.command.CommandLineApp;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** To write the reference anew, run this test with {@code -Ddjtoolkit.docs.write=true}. */
class CommandLineDocumentTest {

  private static final String DOCUMENT = "docs/command-line.md";
  private static final String BEGIN = "<!-- The rest is written by CommandLineDocumentTest. -->\n";

  @Test
  void documentsEveryCommandAndOptionAsTheyAre() {
    CommandLine model = new CommandLineApp(Surroundings.ofProcess()).model();
    String document = ProjectFiles.read(DOCUMENT);
    String prose = document.substring(0, document.indexOf(BEGIN) + BEGIN.length());
    String expected = prose + "\n" + new CommandReference(model).markdown() + "\n";
    if (Boolean.getBoolean("djtoolkit.docs.write")) {
      ProjectFiles.write(DOCUMENT, expected);
    }
    assertThat(ProjectFiles.read(DOCUMENT)).isEqualTo(expected);
  }
}
