package io.github.djtoolkit.cli.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.djtoolkit.model.ToolkitException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.UnaryOperator;

/** Prints an error on standard error: one line of text, or one JSON object on one line. */
public final class ErrorPrinter {

  private final PrintStream err;
  private final OutputFormat format;
  private final UnaryOperator<String> redaction;

  /**
   * A printer.
   *
   * @param err standard error
   * @param format the form
   * @param redaction takes the secrets of this run out of a text
   */
  public ErrorPrinter(PrintStream err, OutputFormat format, UnaryOperator<String> redaction) {
    this.err = err;
    this.format = format;
    this.redaction = redaction;
  }

  /**
   * Prints an error.
   *
   * @param code a stable word in snake case
   * @param message what is wrong and the way out
   */
  public void print(String code, String message) {
    String line = redaction.apply(message.strip().replaceAll("\\s*\\R\\s*", " "));
    if (format == OutputFormat.TEXT) {
      err.println("error: " + line + " [" + code + "]");
      return;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("code", code);
    object.put("message", line);
    err.println(object);
  }

  /**
   * Prints what was thrown.
   *
   * @param failure what was thrown
   * @param stackTrace whether to print where it comes from, in the text form above the error itself
   */
  public void print(Throwable failure, boolean stackTrace) {
    if (stackTrace) {
      err.print(redaction.apply(stackTraceOf(failure)));
    }
    if (failure instanceof ToolkitException known) {
      print(known.code(), String.valueOf(known.getMessage()));
      return;
    }
    print(
        "unexpected", rootMessage(failure) + " Run again with --debug to see where it comes from.");
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage()).strip();
    String text = root.getClass().getSimpleName() + ": " + message;
    return text.endsWith(".") ? text : text + ".";
  }

  private static String stackTraceOf(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
