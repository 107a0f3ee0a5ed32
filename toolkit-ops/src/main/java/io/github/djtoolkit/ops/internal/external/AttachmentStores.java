package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.ObjectPlace;
import io.github.djtoolkit.storage.AttachmentWriter;
import io.github.djtoolkit.storage.ContentMismatchException;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.WriteResult;
import io.github.djtoolkit.storage.layout.LegacyLayout;
import java.util.Optional;

/** Finds and writes the attachments of external columns in the configured stores. Thread-safe. */
final class AttachmentStores {

  private final ObjectStores stores;
  private final String origin;

  /**
   * @param stores the configured stores
   * @param origin schema that wrote the legacy objects
   */
  AttachmentStores(ObjectStores stores, String origin) {
    this.stores = stores;
    this.origin = origin;
  }

  /** Writes one attachment as 2.x wants it, unless it is there already. */
  WriteResult write(Conversion conversion, TrackedObject object) {
    ObjectStore store = stores.get(conversion.store());
    String legacy = legacyPath(conversion, object);
    ObjectPlace place = conversion.form(ExternalKind.ATTACH).orElseThrow().place();
    String path = place.path(new Md5(object.hash()).base32());
    try {
      return new AttachmentWriter(store, store).write(object, legacy, path);
    } catch (ContentMismatchException e) {
      throw new ToolkitException(
          "attachment_unreadable",
          "The attachment "
              + legacy
              + " in store "
              + store.spec().name()
              + ", to which "
              + conversion.column().table()
              + "."
              + conversion.column().column()
              + " refers, is not what 0.14 stored. Restore the file, or set the values to NULL. "
              + e.getMessage(),
          e);
    }
  }

  /** The legacy object of an attachment, or empty where it is missing. */
  Optional<ObjectInfo> legacy(Conversion conversion, TrackedObject object) {
    return stores.get(conversion.store()).stat(legacyPath(conversion, object));
  }

  /** Where the legacy object of an attachment should lie. */
  String legacyPath(Conversion conversion, TrackedObject object) {
    return layout(stores, conversion)
        .attachment(origin, new Md5(object.hash()), object.attachmentName().orElseThrow());
  }

  /** The folders of 0.14 are known under the name that the store had there. */
  static LegacyLayout layout(ObjectStores stores, Conversion conversion) {
    return LegacyLayout.of(
        stores.find(conversion.column().store()).orElseGet(() -> stores.spec(conversion.store())));
  }
}
