package io.github.djtoolkit.model.store;

import java.util.Optional;

/** What a JSON column of 2.x holds for an object in a store. */
public sealed interface ObjectMetadata {

  /**
   * Path below the store's location, with forward slashes.
   *
   * @return the path
   */
  String path();

  /**
   * Name of the store; always written, since 2.x's garbage collector takes an object without it for
   * an orphan.
   *
   * @return the name
   */
  String store();

  /**
   * Size of the object in bytes.
   *
   * @return the size
   */
  long size();

  /**
   * Metadata of {@code <blob@store>} and {@code <attach@store>}.
   *
   * @param hash MD5 of the object's bytes as 26 lower-case characters of base32
   * @param path path below the store's location
   * @param schema schema that wrote the object
   * @param store name of the store
   * @param size size in bytes
   */
  record Hashed(String hash, String path, String schema, String store, long size)
      implements ObjectMetadata {}

  /**
   * Metadata of {@code <filepath@store>}.
   *
   * @param path path below the store's location
   * @param store name of the store
   * @param size size in bytes
   * @param timestamp when the file was registered, ISO 8601
   * @param hash MD5 of the content where it is known
   */
  record File(String path, String store, long size, String timestamp, Optional<String> hash)
      implements ObjectMetadata {}
}
