package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.ops.internal.integrity.ContentDigest;
import io.github.djtoolkit.sql.compare.ColumnPair;
import io.github.djtoolkit.sql.compare.ContentPair;
import io.github.djtoolkit.storage.ObjectMissingException;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreAccessException;
import io.github.djtoolkit.storage.StoreUnreachableException;
import io.github.djtoolkit.storage.layout.LegacyLayout;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the objects that both forms of a value name, as streams, and compares them by their MD5
 * with one another and with what 0.14 tracked. Thread-safe.
 */
public final class Contents {

  private final ObjectStores stores;
  private final Map<String, String> writers;

  /**
   * @param stores the configured stores
   * @param writers for each of the two schemas the one that wrote the legacy objects
   */
  public Contents(ObjectStores stores, Map<String, String> writers) {
    this.stores = stores;
    this.writers = Map.copyOf(writers);
  }

  /**
   * What both forms lead to, for people.
   *
   * @param legacy the object of the legacy value
   * @param current the object of the JSON value
   */
  record Difference(String legacy, String current) {}

  /** What was read at a path. */
  private record Content(String path, Optional<Md5> md5, String error) {

    static Content of(String path, Md5 md5) {
      return new Content(path, Optional.of(md5), "");
    }
  }

  /** Fails where the store of a column is not configured. */
  void require(ColumnPair.Migrated column) {
    stores.get(column.legacy().store());
  }

  /** Compares two objects; empty where both are what was tracked. */
  Optional<Difference> compare(ColumnPair.Migrated column, ContentPair pair) {
    ExternalColumn legacy = column.legacy();
    ObjectStore store = stores.get(legacy.store());
    Optional<String> name = attachment(legacy.kind(), pair.legacy());
    Content old = read(store, places(store, legacy, pair.legacy()), name);
    boolean sameObject = name.isEmpty() && old.path().equals(pair.path());
    Content current = sameObject ? old : read(store, List.of(pair.path()), Optional.empty());
    Optional<Md5> tracked = tracked(pair.legacy());
    boolean whole =
        old.md5().isPresent()
            && old.md5().equals(current.md5())
            && (tracked.isEmpty() || tracked.equals(old.md5()));
    return whole
        ? Optional.empty()
        : Optional.of(
            new Difference(describe(store, old, tracked), describe(store, current, tracked)));
  }

  private List<String> places(ObjectStore store, ExternalColumn column, TrackedObject object) {
    String schema = column.table().schema();
    return LegacyLayout.of(store.spec())
        .places(writers.getOrDefault(schema, schema), object, column.kind());
  }

  /**
   * Of several places the first at which there is something. A store that lets nobody in is no
   * difference between objects.
   */
  private static Content read(ObjectStore store, List<String> paths, Optional<String> name) {
    String path = paths.get(0);
    try {
      return Content.of(path, ContentDigest.of(store, path, name));
    } catch (StoreUnreachableException e) {
      throw e;
    } catch (ObjectMissingException e) {
      return paths.size() > 1
          ? read(store, paths.subList(1, paths.size()), name)
          : new Content(path, Optional.empty(), "there is no such object");
    } catch (StorageException e) {
      if (e instanceof StoreAccessException && !store.probe().readable()) {
        throw e;
      }
      return unreadable(path, e);
    } catch (IOException e) {
      return unreadable(path, e);
    }
  }

  private static Content unreadable(String path, Exception e) {
    return new Content(path, Optional.empty(), "it cannot be read: " + e.getMessage());
  }

  /** The file name that 2.x keeps in an attachment's object, and 0.14 did not. */
  private static Optional<String> attachment(ExternalKind kind, TrackedObject object) {
    boolean can = kind == ExternalKind.ATTACH || kind == ExternalKind.ADAPTED;
    return can ? object.attachmentName() : Optional.empty();
  }

  private static Optional<Md5> tracked(TrackedObject object) {
    return object.filepath().isPresent()
        ? object.contentsHash().map(Md5::new)
        : Optional.of(new Md5(object.hash()));
  }

  private static String describe(ObjectStore store, Content content, Optional<Md5> tracked) {
    String object = content.path() + " in store " + store.spec().name();
    if (content.md5().isEmpty()) {
      return object + ": " + content.error();
    }
    Md5 md5 = content.md5().get();
    boolean right = tracked.isEmpty() || tracked.get().equals(md5);
    return object + ": MD5 " + md5 + (right ? "" : ", and " + tracked.get() + " was tracked");
  }
}
