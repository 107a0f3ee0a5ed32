package io.github.djtoolkit.cli.connect;

import io.github.djtoolkit.model.ToolkitException;

/**
 * The command line, the environment and the configuration files together do not say how to log in.
 */
public final class IncompleteLoginException extends ToolkitException {

  /** Code of this error. */
  public static final String CODE = "incomplete_login";

  private static final long serialVersionUID = 1L;

  /**
   * Says what is missing.
   *
   * @param message what is missing and the way out
   */
  public IncompleteLoginException(String message) {
    super(CODE, message);
  }
}
