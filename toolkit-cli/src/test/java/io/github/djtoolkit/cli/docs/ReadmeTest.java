package io.github.djtoolkit.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.cli.Surroundings;
import io.github.djtoolkit.cli.command.CommandLineApp;
import io.github.djtoolkit.ops.MigrationToolkit;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private static final String README = ProjectFiles.read("README.md");

  @Test
  void showsCodeThatCompiles() {
    String source =
        ProjectFiles.read(
            "toolkit-cli/src/test/java/"
                + ReadmeExample.class.getName().replace('.', '/')
                + ".java");
    String example =
        source
            .substring(source.indexOf("// begin") + "// begin".length(), source.indexOf("// end"))
            .stripIndent()
            .strip();
    assertThat(README).contains("```java\n" + example + "\n```");
  }

  @Test
  void listsEveryCommandAndEveryMethodOfTheFacade() {
    List<String> methods =
        Arrays.stream(MigrationToolkit.class.getDeclaredMethods())
            .filter(m -> java.lang.reflect.Modifier.isPublic(m.getModifiers()))
            .map(Method::getName)
            .filter(name -> !List.of("builder", "close").contains(name))
            .toList();
    assertThat(methods)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(README).contains("`" + name + "`"));
    assertThat(new CommandLineApp(Surroundings.ofProcess()).model().getSubcommands().keySet())
        .allSatisfy(name -> assertThat(README).contains("`" + name + "`"));
  }

  @Test
  void everyLinkOfEveryDocumentLeadsSomewhere() throws Exception {
    List<Path> documents;
    try (Stream<Path> docs = Files.list(ProjectFiles.ROOT.resolve("docs"))) {
      documents = Stream.concat(Stream.of(ProjectFiles.ROOT.resolve("README.md")), docs).toList();
    }
    for (Path document : documents) {
      List<String> targets =
          Pattern.compile("]\\(([^)#]+)[^)]*\\)")
              .matcher(Files.readString(document))
              .results()
              .map((MatchResult link) -> link.group(1))
              .filter(target -> !target.startsWith("http"))
              .toList();
      assertThat(targets)
          .as(document.toString())
          .allSatisfy(target -> assertThat(document.resolveSibling(target)).exists());
    }
  }
}
