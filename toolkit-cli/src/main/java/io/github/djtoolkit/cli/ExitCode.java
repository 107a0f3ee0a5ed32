package io.github.djtoolkit.cli;

/** What the process tells its caller by its exit code. */
public enum ExitCode {
  /** The command did what it was asked to; a verification found no error. */
  DONE(0, "The command did what it was asked to. A verification found no error."),
  /** The command failed or was refused. */
  FAILED(1, "The command failed or was refused. Standard error names the cause and the way out."),
  /** The command line is wrong. */
  USAGE(
      2, "The command line is wrong: an unknown command or option, a missing or impossible value."),
  /** A verification found errors. */
  FINDINGS(3, "A verification found errors. The result lists them.");

  private final int value;
  private final String meaning;

  ExitCode(int value, String meaning) {
    this.value = value;
    this.meaning = meaning;
  }

  /**
   * The number that the process ends with.
   *
   * @return 0 to 3
   */
  public int value() {
    return value;
  }

  /**
   * What it means, for people.
   *
   * @return one or two sentences
   */
  public String meaning() {
    return meaning;
  }
}
