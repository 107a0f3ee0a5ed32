package io.github.djtoolkit.cli.demo;

import java.io.PrintStream;
import java.util.List;

/** Tells a person what happens. */
public final class Narrator {

  private final PrintStream out;

  /**
   * A narrator.
   *
   * @param out where to tell it
   */
  public Narrator(PrintStream out) {
    this.out = out;
  }

  void heading(String text) {
    out.println();
    out.println(text);
    out.println("-".repeat(text.length()));
  }

  void say(String sentence) {
    out.println(sentence);
  }

  void list(List<String> lines) {
    lines.forEach(line -> out.println("  " + line));
  }
}
