package io.github.djtoolkit.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;

/** Prints a result on standard output. */
public final class ResultPrinter {

  private final PrintStream out;
  private final OutputFormat format;

  /**
   * A printer.
   *
   * @param out standard output
   * @param format the form
   */
  public ResultPrinter(PrintStream out, OutputFormat format) {
    this.out = out;
    this.format = format;
  }

  /**
   * Prints a result.
   *
   * @param result a record, or a list of records or texts
   */
  public void print(Object result) {
    if (format == OutputFormat.JSON) {
      out.println(ResultTree.json(result));
      return;
    }
    layOut(ResultTree.of(result));
  }

  /**
   * Prints the result of an operation that was carried out. People get the number of its
   * statements, of which there may be thousands; programs get the statements.
   *
   * @param result a record
   */
  public void printDone(Object result) {
    if (format == OutputFormat.JSON) {
      print(result);
      return;
    }
    JsonNode tree = ResultTree.of(result);
    for (JsonNode holder : tree.findParents(TextLayout.STATEMENTS)) {
      int statements = holder.get(TextLayout.STATEMENTS).size();
      ((ObjectNode) holder).put(TextLayout.STATEMENTS, statements);
    }
    layOut(tree);
  }

  private void layOut(JsonNode tree) {
    List<String> lines = TextLayout.lines(tree);
    if (lines.isEmpty()) {
      out.println("Nothing found.");
    }
    lines.forEach(out::println);
  }

  /**
   * Prints a remark below a result. Only people get it: a program knows what it asked for.
   *
   * @param remark one or two sentences
   */
  public void remark(String remark) {
    if (format == OutputFormat.TEXT) {
      out.println();
      out.println(remark);
    }
  }
}
