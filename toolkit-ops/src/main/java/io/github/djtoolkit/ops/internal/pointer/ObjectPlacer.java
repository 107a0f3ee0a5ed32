package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.sql.pointer.MovedObject;
import io.github.djtoolkit.sql.pointer.PointerMove;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectMissingException;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.StagedCopy;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings one object to its new place and proves that it is there: by size and MD5 where its MD5 is
 * known, else by size and by the bytes that were copied. Thread-safe.
 */
final class ObjectPlacer {

  private final ObjectStores stores;
  private final boolean copies;

  /**
   * @param stores the configured stores
   * @param copies whether objects are copied; else they must be at their new places already
   */
  ObjectPlacer(ObjectStores stores, boolean copies) {
    this.stores = stores;
    this.copies = copies;
  }

  /**
   * Brings the bytes of one object to its new place, where they have their name after {@link
   * StagedCopy#publish}, and durably after {@link #settle}.
   *
   * @return the copy; empty where the object is at its place already
   * @throws ToolkitException naming store and path, if it is missing or not what it should be
   */
  Optional<StagedCopy> stage(MovedObject object) {
    ObjectStore to = stores.get(object.to());
    if (!copies || object.placed()) {
      Optional<ObjectInfo> found = to.stat(object.newPath());
      if (found.filter(f -> isExpected(object, f)).isPresent()) {
        return Optional.empty();
      }
      if (!copies) {
        refuseFolder(to, object.newPath(), object);
        throw new ToolkitException("object_not_at_destination", problem(object, found));
      }
    }
    ObjectStore from = stores.get(object.from());
    try {
      return Optional.of(to.stageCopy(from, object.path(), object.newPath(), expected(object)));
    } catch (ObjectMissingException e) {
      refuseFolder(from, object.path(), object);
      throw e;
    }
  }

  /** Tells a folder, which 2.x can store as one value, from an object that is not there. */
  private static void refuseFolder(ObjectStore store, String path, MovedObject object) {
    try (Stream<ObjectInfo> inside = store.list(path)) {
      if (inside.findAny().isPresent()) {
        throw new ToolkitException(
            "object_is_folder",
            "\""
                + path
                + "\" in store "
                + store.spec().name()
                + " is a folder, and folders are not moved. Copy it to \""
                + object.newPath()
                + "\" in store "
                + object.to()
                + " by other means, and let \"store\" in these values be \""
                + object.to()
                + "\" (JSON_SET); the others are moved then.");
      }
    }
  }

  /** Whether objects are read from a folder and written to one. */
  boolean isInFolders(PointerMove move) {
    return Stream.of(move.from(), move.to())
        .allMatch(store -> stores.get(store).spec().address() instanceof StoreAddress.Folder);
  }

  /**
   * Makes durable where objects were placed. Nothing may say that they are placed before.
   *
   * @throws ToolkitException if a store could not do it
   */
  void settle(Collection<MovedObject> placed) {
    placed.stream()
        .collect(
            Collectors.groupingBy(
                MovedObject::to, Collectors.mapping(MovedObject::newPath, Collectors.toList())))
        .forEach((store, paths) -> stores.get(store).settle(paths));
  }

  private static boolean isExpected(MovedObject object, ObjectInfo found) {
    return object.size().orElse(found.size()) == found.size();
  }

  private static ExpectedContent expected(MovedObject object) {
    OptionalLong size = object.size().map(OptionalLong::of).orElseGet(OptionalLong::empty);
    return new ExpectedContent(size, object.md5());
  }

  private static String problem(MovedObject object, Optional<ObjectInfo> found) {
    return "Store "
        + object.to()
        + found
            .map(f -> " has " + f.size() + " bytes at \"" + object.newPath() + "\", not ")
            .orElse(" has no object \"" + object.newPath() + "\" of ")
        + object.size().map(String::valueOf).orElse("some")
        + " bytes. Copy it there, or let it be copied.";
  }
}
