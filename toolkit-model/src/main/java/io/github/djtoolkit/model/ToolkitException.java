package io.github.djtoolkit.model;

/**
 * The base of every error that the toolkit reports. Its message names the thing and the way out, and never holds a secret; its
 * code is a stable word for programs.
 */
public class ToolkitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code a stable word in snake case, such as {@code unknown_schema}
   * @param message what is wrong, what it concerns, and what to do
   */
  public ToolkitException(String code, String message) {
    super(message);
    this.code = code;
  }

  /**
   * @param code a stable word in snake case
   * @param message what is wrong, what it concerns, and what to do
   * @param cause what happened underneath
   */
  public ToolkitException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The stable word for programs. */
  public String code() {
    return code;
  }
}
