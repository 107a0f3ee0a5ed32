package io.github.djtoolkit.model;

/**
 * Base of every error that the toolkit itself raises. The message says what happened and the way
 * out.
 */
public class ToolkitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Stable name of the kind of error. */
  private final String code;

  /**
   * An error without a cause.
   *
   * @param code stable name of the kind of error, such as {@code store_unknown}
   * @param message what happened and the way out; never a secret
   */
  public ToolkitException(String code, String message) {
    super(message);
    this.code = code;
  }

  /**
   * An error with its cause.
   *
   * @param code stable name of the kind of error, such as {@code store_unknown}
   * @param message what happened and the way out; never a secret
   * @param cause what led to it
   */
  public ToolkitException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /**
   * Stable name of the kind of error, for programs.
   *
   * @return lower-case words joined by underscores
   */
  public String code() {
    return code;
  }
}
