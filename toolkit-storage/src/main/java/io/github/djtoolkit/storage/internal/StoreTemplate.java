package io.github.djtoolkit.storage.internal;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ContentMismatchException;
import io.github.djtoolkit.storage.ContentSource;
import io.github.djtoolkit.storage.CopyResult;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectConflictException;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectMissingException;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.Removal;
import io.github.djtoolkit.storage.StagedCopy;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.WriteResult;
import io.github.djtoolkit.storage.WriteResult.Outcome;
import io.github.djtoolkit.storage.internal.Digests.Digested;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The contract of {@link ObjectStore} over a few primitives of a back-end. All paths given to them
 * are normal and not empty.
 */
public abstract class StoreTemplate implements ObjectStore {

  private static final Pattern UNFINISHED = Pattern.compile("\\.djtoolkit-[0-9a-f-]{36}\\.part");

  private final StoreSpec spec;
  private final Digests digests = new Digests();

  /**
   * A store.
   *
   * @param spec its description
   */
  protected StoreTemplate(StoreSpec spec) {
    this.spec = spec;
  }

  /**
   * Looks an object up.
   *
   * @param path its path
   * @return the object, or empty where the store was reached and has none
   * @throws IOException if the store says anything else
   */
  protected abstract Optional<ObjectInfo> find(String path) throws IOException;

  /**
   * Opens an object that {@link #find} has found.
   *
   * @param path its path
   * @return its bytes
   * @throws IOException if it cannot be opened
   */
  protected abstract InputStream read(String path) throws IOException;

  /**
   * Begins to write an object.
   *
   * @param path its path
   * @return the object being written
   * @throws IOException if it cannot be begun
   */
  protected abstract StagedObject stage(String path) throws IOException;

  /**
   * Removes an object.
   *
   * @param path its path
   * @throws IOException if it cannot be removed
   */
  protected abstract void remove(String path) throws IOException;

  /**
   * Copies an object without its bytes going through this process, if the back-end has a way. When
   * it returns a result the copy is whole and visible, its bytes durable, its size and MD5 proved
   * to be the expected ones, and nothing that was at its path was replaced.
   *
   * @param source the store with the original, this one or any other
   * @param from path of an original that was found just now, with the expected size
   * @param to path of the copy; nothing was there just now
   * @param expected what the bytes must be
   * @return the copy, or empty where there is no such way, or something has come to be at its path:
   *     nothing is left behind then, and the bytes will be streamed or compared
   * @throws IOException if the copy could not be made; nothing is left behind
   * @throws ContentMismatchException made by {@link #changed}; nothing is left behind
   */
  protected Optional<CopyResult> duplicate(
      ObjectStore source, String from, String to, ExpectedContent expected) throws IOException {
    return Optional.empty();
  }

  /**
   * Makes the names of published objects durable.
   *
   * @param paths their paths
   * @throws IOException if that failed
   */
  protected void settleNames(Collection<String> paths) throws IOException {}

  /**
   * A fresh name for an object being written.
   *
   * @return a file name that {@link #isUnfinished} knows
   */
  protected static String unfinishedName() {
    return ".djtoolkit-" + UUID.randomUUID() + ".part";
  }

  /**
   * Whether a file is an unfinished write of some process.
   *
   * @param fileName last segment of a path
   * @return true for names that {@link #unfinishedName} makes
   */
  protected static boolean isUnfinished(String fileName) {
    return fileName.startsWith(".djtoolkit-") && UNFINISHED.matcher(fileName).matches();
  }

  /**
   * Goes through bytes.
   *
   * @return what computes sizes and MD5s for this store, with buffers of its own
   */
  protected final Digests digests() {
    return digests;
  }

  @Override
  public final StoreSpec spec() {
    return spec;
  }

  @Override
  public final Optional<ObjectInfo> stat(String path) {
    String normal = ObjectPath.object(spec.name(), path);
    try {
      return find(normal);
    } catch (IOException e) {
      throw failure("look up", normal, e);
    }
  }

  @Override
  public final InputStream open(String path) {
    String normal = ObjectPath.object(spec.name(), path);
    if (stat(normal).isEmpty()) {
      throw missing(this, normal);
    }
    try {
      return new NamedInput(read(normal), e -> failure("read", normal, e));
    } catch (IOException e) {
      throw failure("open", normal, e);
    }
  }

  @Override
  public final WriteResult write(String path, ContentSource content, ExpectedContent expected) {
    WriteResult written = put(ObjectPath.object(spec.name(), path), content, expected);
    settle(List.of(written.path()));
    return written;
  }

  @Override
  public final CopyResult copy(
      ObjectStore source, String from, String to, ExpectedContent expected) {
    try (StagedCopy staged = stageCopy(source, from, to, expected)) {
      CopyResult copied = staged.publish();
      settle(List.of(copied.path()));
      return copied;
    }
  }

  @Override
  public final StagedCopy stageCopy(
      ObjectStore source, String from, String to, ExpectedContent expected) {
    return new ObjectCopier(this).stage(source, from, to, expected);
  }

  @Override
  public final void settle(Collection<String> paths) {
    List<String> normal = paths.stream().map(p -> ObjectPath.object(spec.name(), p)).toList();
    try {
      settleNames(normal);
    } catch (IOException e) {
      throw failure("make names durable in", normal.isEmpty() ? "" : normal.get(0), e);
    }
  }

  @Override
  public final Removal deleteIfSame(String path, long size, Md5 md5) {
    String normal = ObjectPath.object(spec.name(), path);
    Optional<ObjectInfo> present = stat(normal);
    if (present.isEmpty()) {
      return Removal.ABSENT;
    }
    try {
      if (present.get().size() != size || !digest(normal).md5().equals(md5)) {
        return Removal.KEPT;
      }
      remove(normal);
      return Removal.REMOVED;
    } catch (IOException e) {
      throw failure("remove", normal, e);
    }
  }

  /**
   * The error for an I/O failure.
   *
   * @param doing the verb of what failed
   * @param path path of the object; empty for the store itself
   * @param cause what the back-end said
   * @return the error, to be thrown
   */
  protected final StorageException failure(String doing, String path, IOException cause) {
    return explain(
        doing,
        path,
        cause instanceof Digests.ReadFailure && cause.getCause() instanceof IOException inner
            ? inner
            : cause);
  }

  /**
   * The error for what the back-end said. A back-end that knows more than that it was an I/O error
   * says so here.
   *
   * @param doing the verb of what failed
   * @param path path of the object; empty for the store itself
   * @param cause what the back-end said, or the content that was to be written
   * @return the error, to be thrown
   */
  protected StorageException explain(String doing, String path, IOException cause) {
    return new StorageException(
        StorageException.IO,
        spec.name(),
        path,
        "Cannot "
            + doing
            + " "
            + (path.isEmpty() ? "the location" : "\"" + path + "\"")
            + " in "
            + display()
            + ": "
            + cause.getClass().getSimpleName()
            + ": "
            + cause.getMessage(),
        cause);
  }

  /**
   * The store for messages.
   *
   * @return name and address
   */
  protected final String display() {
    return display(spec);
  }

  private static String display(StoreSpec spec) {
    return "store " + spec.name() + " (" + spec.address().display() + ")";
  }

  /**
   * The error for an original that is not what was expected.
   *
   * @param source the store with the original
   * @param from its path
   * @param actual what it has, such as {@code 12 bytes}
   * @param expected what was expected of it
   * @return the error, to be thrown
   */
  protected static ContentMismatchException changed(
      ObjectStore source, String from, String actual, ExpectedContent expected) {
    return new ContentMismatchException(
        source.spec().name(),
        from,
        "The object "
            + display(source, from)
            + " has "
            + actual
            + ", but was expected to have "
            + expected.display()
            + ". It was changed or cut off after it was stored, and was not copied.");
  }

  static String display(ObjectStore store, String path) {
    return "\"" + path + "\" in store " + store.spec().name();
  }

  /** Writes an object, but its name may not be durable yet. */
  final WriteResult put(String path, ContentSource content, ExpectedContent expected) {
    Optional<ObjectInfo> present = stat(path);
    try {
      return present.isPresent()
          ? keep(present.get(), content, expected)
          : create(path, content, expected);
    } catch (IOException e) {
      throw writeFailure(path, e);
    }
  }

  /** The error for a failure while an object is written. */
  final StorageException writeFailure(String path, IOException cause) {
    String doing = cause instanceof Digests.ReadFailure ? "read the bytes for, or at," : "write";
    return failure(doing, path, cause);
  }

  private WriteResult create(String path, ContentSource content, ExpectedContent expected)
      throws IOException {
    try (StagedObject staged = stage(path)) {
      return publish(staged, path, content, fill(staged, path, content, expected));
    }
  }

  /** Writes the bytes of an object, and proves them. */
  final Digested fill(
      StagedObject staged, String path, ContentSource content, ExpectedContent expected)
      throws IOException {
    Digested written;
    try (InputStream in = content.open()) {
      written = digests.copy(in, staged.out());
    }
    if (!expected.isMetBy(written.size(), written.md5())) {
      throw new ContentMismatchException(
          spec.name(),
          path,
          "The content for \""
              + path
              + "\" in "
              + display()
              + " has "
              + ExpectedContent.of(written.size(), written.md5()).display()
              + ", but was expected to have "
              + expected.display()
              + ". Nothing was written; its source was changed or is damaged.");
    }
    return written;
  }

  /** Gives an object its name, or compares it with what has come to be there. */
  final WriteResult publish(
      StagedObject staged, String path, ContentSource content, Digested written)
      throws IOException {
    staged.force();
    if (staged.publish()) {
      return new WriteResult(path, written.size(), written.md5(), Outcome.WRITTEN);
    }
    ObjectInfo other = stat(path).orElseThrow(() -> conflict(path, "it is not a file"));
    return keep(other, content, ExpectedContent.of(written.size(), written.md5()));
  }

  private WriteResult keep(ObjectInfo present, ContentSource content, ExpectedContent expected)
      throws IOException {
    String path = present.path();
    if (expected.size().isPresent() && expected.size().getAsLong() != present.size()) {
      throw conflict(path, "it has " + present.size() + " bytes, not " + expected.display());
    }
    if (expected.md5().isEmpty() || expected.size().isEmpty()) {
      try (InputStream ours = content.open();
          InputStream theirs = read(path)) {
        if (!digests.same(ours, theirs)) {
          throw conflict(path, "its bytes differ from what was to be written");
        }
      }
    }
    Digested there = digest(path);
    if (!expected.isMetBy(there.size(), there.md5())) {
      throw conflict(
          path,
          "it has "
              + ExpectedContent.of(there.size(), there.md5()).display()
              + ", not "
              + expected.display());
    }
    return new WriteResult(path, there.size(), there.md5(), Outcome.ALREADY_THERE);
  }

  private Digested digest(String path) throws IOException {
    try (InputStream in = read(path)) {
      return digests.read(in);
    }
  }

  static ObjectMissingException missing(ObjectStore store, String path) {
    StoreSpec spec = store.spec();
    return new ObjectMissingException(
        spec.name(),
        path,
        display(spec)
            + " has no object \""
            + path
            + "\". Check that its location is the right one.");
  }

  private ObjectConflictException conflict(String path, String why) {
    return new ObjectConflictException(
        spec.name(),
        path,
        "\""
            + path
            + "\" in "
            + display()
            + " is there already and was left as it is: "
            + why
            + ". Find out where it comes from; move it away if nothing refers to it.");
  }
}
