package io.github.djtoolkit.storage;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreSpec;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A store of objects. Safe for use by several threads; the streams that it returns are for one
 * thread each.
 *
 * <p>Paths are relative to the store's location, with forward slashes. Empty and {@code .} segments
 * are dropped, as 0.14 does; all else is taken as it is, without Unicode normalisation. A path that
 * would leave the location, by {@code ..}, as an absolute path, by backslashes or by a symbolic
 * link that the back-end can see, is refused with {@link UnsafePathException}.
 *
 * <p>Every operation but {@link #probe} throws {@link StoreUnreachableException} when the location
 * itself is not there, so that an unmounted disk never looks like missing objects, {@link
 * StoreAccessException} where a server does not let the account in, and {@link StorageException} on
 * other I/O errors.
 *
 * <p>There is no general delete: the toolkit never deletes what DataJoint wrote. A rollback may
 * take back what the toolkit itself wrote, by {@link #deleteIfSame}.
 */
public interface ObjectStore extends AutoCloseable {

  /**
   * The store's description.
   *
   * @return the specification that the store was opened with
   */
  StoreSpec spec();

  /**
   * Looks an object up.
   *
   * @param path path of the object
   * @return the object, or empty where there is none; a folder is not an object
   */
  Optional<ObjectInfo> stat(String path);

  /**
   * Begins to look up many objects, which should come in the order of their paths: then a back-end
   * may find the next quicker where the last was.
   *
   * @return what one thread asks for them, one by one
   */
  default ObjectLookup lookup() {
    return this::stat;
  }

  /**
   * Opens an object for reading. The caller closes the stream.
   *
   * @param path path of the object
   * @return the object's bytes; reads may throw {@link java.io.IOException}
   * @throws ObjectMissingException if there is no object at the path
   */
  InputStream open(String path);

  /**
   * Writes an object. It becomes visible under its name whole and at once, or not at all. An
   * existing object is never replaced: if it is equal, it is left alone; it is compared by size and
   * MD5 with what is expected where both are known, without opening the content, and byte by byte
   * with the content otherwise. Memory does not grow with the size. Folders on the way are made.
   *
   * @param path path of the object
   * @param content the bytes
   * @param expected what the bytes must be
   * @return size and MD5 of the object, and whether this call wrote it
   * @throws ObjectConflictException if something else is at the path
   * @throws ContentMismatchException if the content is not what was expected
   */
  WriteResult write(String path, ContentSource content, ExpectedContent expected);

  /**
   * Copies an object into this store, in the cheapest way that the stores have: a second name of
   * the same file, a copy that the server makes by itself, or a stream. Either way the copy is
   * proved to be what is expected before it becomes visible under its name, or removed again; it
   * becomes visible whole and at once, and an existing object is never replaced: if it is equal, it
   * is left alone. Where size and MD5 are both known, it is compared with these and the original is
   * not read.
   *
   * @param source the store with the original, this one or another; stays the caller's
   * @param from path of the original in its store
   * @param to path of the copy in this store
   * @param expected what the bytes must be
   * @return size and MD5 of the copy, and how it came to be there
   * @throws ObjectMissingException if there is no original
   * @throws ObjectConflictException if something else is at the path of the copy
   * @throws ContentMismatchException if the original is not what was expected; it names the
   *     original
   */
  CopyResult copy(ObjectStore source, String from, String to, ExpectedContent expected);

  /**
   * Begins to copy one of many objects, as {@link #copy} does. The bytes are there afterwards, and
   * proved, but the copy need not have its name, and neither need be durable: {@link
   * StagedCopy#force} makes its bytes durable, {@link StagedCopy#publish} gives it its name, and
   * {@link #settle} makes the names of many durable. Nothing may refer to the copy before. To do
   * each for many copies, one after the other, costs a file system far less than all for one copy.
   *
   * @param source the store with the original, this one or another; stays the caller's, and open
   *     until the copy is closed
   * @param from path of the original in its store
   * @param to path of the copy in this store
   * @param expected what the bytes must be
   * @return the copy, which the caller closes
   * @throws ObjectMissingException if there is no original
   * @throws ObjectConflictException if something else is at the path of the copy
   * @throws ContentMismatchException if the original is not what was expected; it names the
   *     original
   */
  default StagedCopy stageCopy(
      ObjectStore source, String from, String to, ExpectedContent expected) {
    return StagedCopy.of(copy(source, from, to, expected));
  }

  /**
   * Makes the names of copies durable, those that were there already included: another process may
   * have left them unsettled.
   *
   * @param paths paths of published copies
   * @throws StorageException if the store could not do it; nothing may refer to the copies then
   */
  default void settle(Collection<String> paths) {}

  /**
   * Copies an object inside the store.
   *
   * @param from path of the original
   * @param to path of the copy
   * @param expected what the bytes must be
   * @return as {@link #copy(ObjectStore, String, String, ExpectedContent)}, whose errors it has,
   *     too
   */
  default CopyResult copy(String from, String to, ExpectedContent expected) {
    return copy(this, from, to, expected);
  }

  /**
   * Lists all objects below a folder, at any depth, in the order of their paths' bytes ({@link
   * ObjectPath#BYTE_ORDER}): {@code a-b} before {@code a/b}. The listing is lazy: its memory does
   * not grow with the number of objects, but may with the number of names in one folder. Unfinished
   * writes are left out, and so is what {@link #stat} would refuse. The caller closes the stream.
   * Going through it throws what the other operations throw.
   *
   * @param folder path of the folder; empty for the whole store
   * @return the objects; none where there is no such folder
   */
  Stream<ObjectInfo> list(String folder);

  /**
   * The listing of a folder in consecutive parts, for several threads to go through at the same
   * time. Together they hold what {@link #list} gives.
   *
   * @param folder path of the folder; empty for the whole store
   * @return one part at least; a single one where the store gains nothing by more
   */
  default List<ListingPart> listInParts(String folder) {
    return List.of(new ListingPart("", () -> list(folder)));
  }

  /**
   * The same, telling of unfinished writes on the way: what processes that were killed left, and
   * what others write at this moment. They are files with names of the toolkit's own, of which no
   * other listing tells. A store that keeps them elsewhere, such as a bucket, tells of none.
   *
   * @param folder path of the folder; empty for the whole store
   * @param unfinished is told of each, with the time of its last change, by any of the threads that
   *     go through the parts
   * @return as {@link #listInParts(String)}
   */
  default List<ListingPart> listInParts(String folder, Consumer<ObjectInfo> unfinished) {
    return listInParts(folder);
  }

  /**
   * Removes an unfinished write. Nothing refers to one, so at worst a process that is still at it
   * fails with an error, and does it again when it is run again.
   *
   * @param path path that {@link #listInParts(String, Consumer)} told
   * @param before when it must have been changed last, or earlier
   * @return what became of it; kept where it was changed since, or is no unfinished write
   */
  default Removal removeUnfinished(String path, Instant before) {
    return Removal.KEPT;
  }

  /**
   * Removes an object that the toolkit wrote, if its bytes are still what was written. Folders
   * stay.
   *
   * @param path path of the object
   * @param size size that was written
   * @param md5 MD5 that was written
   * @return what became of it
   */
  Removal deleteIfSame(String path, long size, Md5 md5);

  /**
   * Contacts the store and lists its location. Writes nothing and never throws a {@link
   * StorageException}.
   *
   * @return whether the store can be read and written, and why not
   */
  StoreProbe probe();

  /** Frees connections. Operations after it are an error of the caller. */
  @Override
  void close();
}
