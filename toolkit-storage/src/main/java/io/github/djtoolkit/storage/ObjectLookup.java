package io.github.djtoolkit.storage;

import java.util.Optional;

/**
 * Looks up many objects of one store, one after the other. For one thread, and for no longer than
 * that takes: a lookup may remember which folders are no links.
 */
@FunctionalInterface
public interface ObjectLookup {

  /**
   * Looks an object up.
   *
   * @param path path of the object
   * @return as {@link ObjectStore#stat}, whose errors it has, too
   */
  Optional<ObjectInfo> stat(String path);
}
