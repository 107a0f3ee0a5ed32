package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.ops.internal.integrity.ContentDigest;
import io.github.djtoolkit.sql.pointer.MovedObject;
import io.github.djtoolkit.storage.AttachmentWriter;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStores;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Proves that an object is whole at its new place, and tells from its bytes there what its original
 * must be. Thread-safe.
 *
 * @param stores the configured stores
 */
record CopyProof(ObjectStores stores) {

  /**
   * What an original must be.
   *
   * @param size its size in bytes
   * @param md5 its MD5; empty where the copy was not read
   */
  record Content(long size, Optional<Md5> md5) {}

  /**
   * By size alone.
   *
   * @return what the original must be; empty where the copy is missing or has another size
   */
  Optional<Content> bySize(MovedObject copy) {
    Optional<ObjectInfo> found = stores.get(copy.to()).stat(copy.newPath());
    return found
        .filter(f -> copy.size().filter(size -> size == f.size()).isPresent())
        .map(f -> new Content(f.size() - prefix(copy).length, Optional.empty()));
  }

  /**
   * By size and MD5. An attachment has its file name and a zero byte before the content, and the
   * content alone is the original's.
   *
   * @return what the original must be; empty where the copy is missing or is something else
   * @throws IOException if the copy cannot be read to its end
   */
  Optional<Content> byBytes(MovedObject copy) throws IOException {
    Optional<Content> sized = bySize(copy);
    if (sized.isEmpty()) {
      return sized;
    }
    byte[] prefix = prefix(copy);
    ObjectStore store = stores.get(copy.to());
    try (InputStream bytes = store.open(copy.newPath());
        DigestInputStream whole = new DigestInputStream(bytes, ContentDigest.md5())) {
      boolean named = Arrays.equals(whole.readNBytes(prefix.length), prefix);
      Md5 content = ContentDigest.of(prefix.length == 0 ? bytes : whole);
      Md5 all = prefix.length == 0 ? content : Md5.of(whole.getMessageDigest().digest());
      return named && copy.md5().filter(all::equals).isPresent()
          ? Optional.of(new Content(sized.get().size(), Optional.of(content)))
          : Optional.empty();
    }
  }

  private static byte[] prefix(MovedObject copy) {
    return copy.attachment().map(AttachmentWriter::prefix).orElse(new byte[0]);
  }
}
