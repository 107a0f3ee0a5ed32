package io.github.djtoolkit.storage.config;

/**
 * A text that must not be seen. Only {@link #value} gives it; its string form is always the same.
 */
public final class Secret {

  private final String value;

  /**
   * Wraps a text.
   *
   * @param value the text
   */
  public Secret(String value) {
    this.value = value;
  }

  /**
   * The text itself, for the one who logs in with it.
   *
   * @return the text
   */
  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
