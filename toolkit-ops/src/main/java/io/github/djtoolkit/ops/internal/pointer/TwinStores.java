package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.sql.pointer.MovedObject;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.WriteResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds copies that are their own originals: two names of stores may mean one place, and an object
 * that was moved from one to the other without changing its path is still the same. For one thread.
 */
final class TwinStores {

  private final ObjectStores stores;
  private final boolean tries;
  private final Map<String, Optional<String>> known = new HashMap<>();

  /**
   * @param stores the configured stores
   * @param tries whether to write something into one store and look for it in the other; else only
   *     their addresses are compared
   */
  TwinStores(ObjectStores stores, boolean tries) {
    this.stores = stores;
    this.tries = tries;
  }

  /** Why an original must stay, where a copy may be the original itself. */
  Optional<String> reason(Original original) {
    return original.copies().stream()
        .filter(c -> !c.to().equals(c.from()) && c.newPath().equals(c.path()))
        .flatMap(c -> reason(c).stream())
        .findFirst();
  }

  private Optional<String> reason(MovedObject copy) {
    return known.computeIfAbsent(
        copy.from() + "\n" + copy.to(), pair -> reason(copy.from(), copy.to()));
  }

  private Optional<String> reason(String from, String to) {
    String both = "stores " + from + " and " + to;
    try {
      boolean same =
          stores.spec(from).address().equals(stores.spec(to).address())
              || (tries && showsWhatIsWritten(stores.get(to), stores.get(from)));
      return same ? Optional.of(both + " are one place, so it is its own copy") : Optional.empty();
    } catch (ToolkitException e) {
      return Optional.of(
          "it could not be shown that " + both + " are two places: " + e.getMessage());
    }
  }

  private static boolean showsWhatIsWritten(ObjectStore written, ObjectStore shown) {
    String path = ".djtoolkit-" + UUID.randomUUID() + ".twin";
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    WriteResult probe =
        written.write(path, () -> new ByteArrayInputStream(bytes), ExpectedContent.none());
    try {
      return shown.stat(path).isPresent();
    } finally {
      written.deleteIfSame(path, probe.size(), probe.md5());
    }
  }
}
