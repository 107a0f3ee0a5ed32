package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStores;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.jooq.Record4;

/**
 * Looks objects from 0.11 up as 0.14 does: at a blob's place first, then at the tracked path.
 * Thread-safe.
 *
 * @param stores the configured stores
 * @param origin schema that wrote the objects
 */
record MovedObjectSearch(ObjectStores stores, String origin) {

  /**
   * What was found.
   *
   * @param path path of the object
   * @param content MD5 of its bytes
   */
  record Found(String path, Md5 content) {}

  /**
   * Where an object lies.
   *
   * @param row key, size, path and MD5 of the content, as tracked
   * @throws ToolkitException with code {@code objects_not_found} if it is at neither place, or has
   *     another size
   */
  String path(Conversion conversion, Record4<byte[], Long, String, byte[]> row) {
    ObjectStore store = stores.get(conversion.store());
    String blob = AttachmentStores.layout(stores, conversion).blob(origin, Md5.of(row.value1()));
    for (String place : List.of(blob, row.value3())) {
      if (store.stat(place).filter(found -> found.size() == row.value2()).isPresent()) {
        return place;
      }
      if (place.equals(blob) && store.stat(place).isPresent()) {
        throw notFound(conversion, place, "has another size than " + row.value2() + " bytes");
      }
    }
    throw notFound(
        conversion,
        row.value3(),
        "is missing, at that path and at " + blob + ", or has another size");
  }

  /**
   * Where an object lies, and the MD5 of its bytes: read where it is not tracked.
   *
   * @throws ToolkitException as {@link #path} does
   */
  Found find(Conversion conversion, Record4<byte[], Long, String, byte[]> row) {
    String path = path(conversion, row);
    Optional<Md5> tracked =
        Optional.ofNullable(row.value4()).filter(h -> path.equals(row.value3())).map(Md5::of);
    return new Found(path, tracked.orElseGet(() -> read(stores.get(conversion.store()), path)));
  }

  private static Md5 read(ObjectStore store, String path) {
    try (InputStream bytes = store.open(path);
        DigestInputStream in = new DigestInputStream(bytes, MessageDigest.getInstance("MD5"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return Md5.of(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw new ToolkitException(
          "store_io",
          "The object \"" + path + "\" in store " + store.spec().name() + " cannot be read: " + e,
          e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  private static ToolkitException notFound(Conversion conversion, String path, String what) {
    ExternalColumn column = conversion.column();
    return new ToolkitException(
        "objects_not_found",
        "The object "
            + path
            + " in store "
            + conversion.store()
            + ", to which "
            + column.table()
            + "."
            + column.column()
            + " refers and which DataJoint 0.11 wrote, "
            + what
            + ". Restore the file, or set the values to NULL.");
  }
}
