package io.github.djtoolkit.cli.output;

/** The form of results and errors. */
public enum OutputFormat {
  /** For people. */
  TEXT,
  /** For programs. */
  JSON
}
