package io.github.djtoolkit.storage.config;

/**
 * Something in the configuration that can be read, but that a person should know of.
 *
 * @param kind what it is
 * @param store name of the store; empty where it is about none
 * @param message what it means and the way out
 */
public record ConfigurationFinding(Kind kind, String store, String message) {

  /** Kinds of findings. */
  public enum Kind {
    /**
     * A store bears a name that 2.x takes for a setting: {@code default} or {@code
     * filepath_default}.
     */
    NAME_COLLIDES,
    /** Both files know the store, at different places. */
    LOCATION_DIFFERS,
    /** One version speaks https to the store and the other http. */
    SECURE_DIFFERS,
    /** The file of 2.x does not know the store, so 2.x cannot read from it. */
    NOT_IN_CURRENT,
    /** {@code stores.default} or {@code stores.filepath_default} names no store. */
    DEFAULT_UNKNOWN,
    /** DataJoint ignores a key that looks as if it said something. */
    KEY_IGNORED,
    /** DataJoint refuses the store for a key that it does not know. */
    KEY_UNKNOWN,
    /** DataJoint refuses the store, since its prefixes overlap. */
    PREFIXES_OVERLAP,
    /**
     * {@code schema_prefix} is empty: the garbage collection of 2.x deletes what lies in 0.14's
     * layout.
     */
    SCHEMA_PREFIX_EMPTY,
    /** 2.x takes slashes around a bucket's location for a part of the keys, which 0.14 does not. */
    LOCATION_SLASHES
  }
}
