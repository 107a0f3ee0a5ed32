package io.github.djtoolkit.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.storage.config.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ErrorPrinterTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Redaction redaction = new Redaction();

  @Test
  void aKnownErrorIsItsMessageAndCodeOnOneLine() {
    printer(OutputFormat.TEXT)
        .print(new ToolkitException("unknown_schema", "No schema\n  `x`."), false);
    assertThat(printed().lines()).containsExactly("error: No schema `x`. [unknown_schema]");
  }

  @Test
  void anUnknownOneNamesItsKindAndTheWayToLearnMore() {
    printer(OutputFormat.TEXT)
        .print(new IllegalStateException("outer", new IllegalArgumentException("inner")), false);
    assertThat(printed().lines())
        .containsExactly(
            "error: IllegalArgumentException: inner. Run again with --debug to see where it comes from. [unexpected]");
  }

  @Test
  void secretsAreTakenOutOfMessagesAndStackTraces() {
    redaction.add(new Secret("hunter2secret"));
    redaction.add(new Secret("hunter2"));
    printer(OutputFormat.JSON)
        .print(
            new ToolkitException("c", "x", new IllegalStateException("url with hunter2secret")),
            true);
    printer(OutputFormat.JSON).print("c", "hunter2 and hunter2secret");
    assertThat(printed()).contains("url with ***", "*** and ***").doesNotContain("hunter2");
  }

  private ErrorPrinter printer(OutputFormat format) {
    return new ErrorPrinter(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), format, redaction);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
