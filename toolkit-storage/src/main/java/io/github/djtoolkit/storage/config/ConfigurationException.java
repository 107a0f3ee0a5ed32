package io.github.djtoolkit.storage.config;

import io.github.djtoolkit.model.ToolkitException;

/** A configuration that cannot be used. */
public final class ConfigurationException extends ToolkitException {

  /** Code where a file is not there or cannot be read. */
  public static final String FILE = "config_file";

  /** Code where a file is not JSON. */
  public static final String SYNTAX = "config_syntax";

  /** Code where a value is missing, of the wrong type, or out of range. */
  public static final String VALUE = "config_value";

  private static final long serialVersionUID = 1L;

  /** The file or environment variable. */
  private final String source;

  /** The key. */
  private final String key;

  /**
   * Says what is wrong.
   *
   * @param code one of the codes of this class
   * @param source file or environment variable
   * @param key key with dots; empty where it is about the whole file
   * @param message what is wrong and the way out; never a value that may be secret
   */
  public ConfigurationException(String code, String source, String key, String message) {
    super(code, message);
    this.source = source;
    this.key = key;
  }

  /**
   * Where the fault is.
   *
   * @return a file's path or an environment variable's name
   */
  public String source() {
    return source;
  }

  /**
   * Which key is at fault.
   *
   * @return the key with dots; empty where it is about the whole file
   */
  public String key() {
    return key;
  }
}
