package io.github.djtoolkit.storage;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.TrackedObject;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes attachments as 2.x wants them: file name in UTF-8, a NUL, and the content, where 0.14
 * stored the content alone. The MD5 of that is the hash that 0.14 tracked, so what is written is
 * proved by it before it becomes visible. Memory does not grow with the size. Safe for use by
 * several threads.
 */
public final class AttachmentWriter {

  private final ObjectStore source;
  private final ObjectStore destination;

  /**
   * A writer from store to store.
   *
   * @param source store with the legacy objects; stays the caller's
   * @param destination store for the new objects, often the same; stays the caller's
   */
  public AttachmentWriter(ObjectStore source, ObjectStore destination) {
    this.source = source;
    this.destination = destination;
  }

  /**
   * Writes one attachment. If the object is there already, it is verified by size and MD5 and left
   * alone; the legacy object is not read then.
   *
   * @param attachment its row of the tracking table, with a file name
   * @param from path of the legacy object in the source
   * @param to path of the new object in the destination
   * @return size with the file name's prefix, MD5, and whether this call wrote it
   * @throws ObjectMissingException if there is no legacy object
   * @throws ContentMismatchException if the legacy object's size or content, or the file name, is
   *     not what was tracked
   * @throws ObjectConflictException if another object is at the destination
   */
  public WriteResult write(TrackedObject attachment, String from, String to) {
    byte[] prefix = prefix(fileName(attachment));
    ExpectedContent expected =
        ExpectedContent.of(prefix.length + attachment.size(), new Md5(attachment.hash()));
    return destination.write(
        to,
        () -> {
          requireTrackedSize(attachment, from);
          return new SequenceInputStream(new ByteArrayInputStream(prefix), source.open(from));
        },
        expected);
  }

  /**
   * What stands before the content of an attachment in 2.x's object, and in what 0.14 hashed.
   *
   * @param fileName its file name
   * @return the name and a zero byte
   */
  public static byte[] prefix(String fileName) {
    return (fileName + "\0").getBytes(StandardCharsets.UTF_8);
  }

  private void requireTrackedSize(TrackedObject attachment, String from) {
    long size = source.stat(from).map(ObjectInfo::size).orElse(attachment.size());
    if (size != attachment.size()) {
      throw new ContentMismatchException(
          source.spec().name(),
          from,
          "The attachment \""
              + from
              + "\" in store "
              + source.spec().name()
              + " has "
              + size
              + " bytes, but "
              + attachment.size()
              + " were tracked. It was changed or cut off after it was stored.");
    }
  }

  private static String fileName(TrackedObject attachment) {
    return attachment
        .attachmentName()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the tracked object " + attachment.hash() + " is no attachment"));
  }
}
