package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.UnsafePathException;
import java.util.Optional;

/** Keys of a bucket and the paths below a location that they stand for. */
final class S3Keys {

  private final String store;
  private final String prefix;

  /**
   * Keys below a location.
   *
   * @param spec the store
   * @param address its address
   * @throws UnsafePathException if the location is none that a request can name
   */
  S3Keys(StoreSpec spec, StoreAddress.Bucket address) {
    this.store = spec.name();
    String location = address.location().replaceAll("^/+|/+$", "");
    String normal = ObjectPath.folder(store, location);
    if (!normal.equals(location)) {
      throw new UnsafePathException(
          store,
          "",
          "The location \""
              + address.location()
              + "\" of store "
              + store
              + " has an empty segment or one of a dot, which no request to a bucket can name."
              + " Correct it in the configuration.");
    }
    this.prefix = location.isEmpty() ? "" : location + "/";
  }

  String key(String path) {
    return prefix + path;
  }

  /** What the keys of all objects below a folder begin with. */
  String prefix(String folder) {
    return folder.isEmpty() ? prefix : prefix + folder + "/";
  }

  /** The path of an object, where it has one that leads back to the key. */
  Optional<String> path(String key) {
    if (!key.startsWith(prefix)) {
      return Optional.empty();
    }
    String path = key.substring(prefix.length());
    try {
      return Optional.of(path).filter(p -> ObjectPath.object(store, p).equals(p));
    } catch (UnsafePathException e) {
      return Optional.empty();
    }
  }
}
