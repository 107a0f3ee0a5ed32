package io.github.djtoolkit.testkit.server;

/** No server can be had for the test; the message says why and what to do. */
public final class ServerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what went wrong and the way out
   */
  public ServerStartException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message what went wrong and the way out
   * @param cause what the system reported
   */
  public ServerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
