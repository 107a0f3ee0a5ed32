package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.store.StoreAddress;
import java.util.Optional;

/** Where objects lie, for people. Pure. */
final class FullPaths {

  private final String location;

  /**
   * @param address address of the store, where it is configured
   */
  FullPaths(Optional<StoreAddress> address) {
    String start = address.map(FullPaths::location).orElse("");
    this.location = start.isEmpty() || start.endsWith("/") ? start : start + "/";
  }

  String of(String path) {
    return location + path;
  }

  private static String location(StoreAddress address) {
    if (address instanceof StoreAddress.Folder folder) {
      return folder.location();
    }
    if (address instanceof StoreAddress.Bucket bucket) {
      return "s3://" + bucket.bucket() + "/" + bucket.location();
    }
    return address.display();
  }
}
