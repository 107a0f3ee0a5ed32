package io.github.djtoolkit.storage.internal.local;

import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.CopyResult;
import io.github.djtoolkit.storage.CopyResult.Means;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ListingPart;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectLookup;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.Removal;
import io.github.djtoolkit.storage.StoreProbe;
import io.github.djtoolkit.storage.internal.Digests.Digested;
import io.github.djtoolkit.storage.internal.StagedObject;
import io.github.djtoolkit.storage.internal.StoreTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A store in a folder. Symbolic links are followed as long as they stay inside. An object is
 * written to a temporary file beside it, forced to the disk, and linked to its name, which fails
 * where something is there. A copy from a local store of the same file system is a hard link.
 */
public final class LocalObjectStore extends StoreTemplate {

  /** Enough for the parts to be of use to many threads, though some may be empty. */
  private static final int PARTS = 64;

  private final StoreRoot root;

  /**
   * A store in a folder.
   *
   * @param spec its description
   * @param folder the folder, absolute
   */
  public LocalObjectStore(StoreSpec spec, Path folder) {
    super(spec);
    this.root = new StoreRoot(spec.name(), folder);
  }

  @Override
  protected Optional<ObjectInfo> find(String path) throws IOException {
    Optional<StoreRoot.Found> found = root.find(path);
    return found.isEmpty() ? Optional.empty() : info(path, found.get().attributes());
  }

  @Override
  public ObjectLookup lookup() {
    return new LocalLookup(spec().name(), root, this::stat);
  }

  @Override
  protected InputStream read(String path) throws IOException {
    StoreRoot.Found found = root.find(path).orElseThrow(() -> new NoSuchFileException(path));
    return Files.newInputStream(found.file());
  }

  @Override
  protected StagedObject stage(String path) throws IOException {
    Path target = target(path);
    return new LocalStagedObject(target.resolveSibling(unfinishedName()), target);
  }

  @Override
  protected Optional<CopyResult> duplicate(
      ObjectStore source, String from, String to, ExpectedContent expected) throws IOException {
    Optional<Path> original =
        source instanceof LocalObjectStore local
            ? local.root.find(from).map(StoreRoot.Found::file)
            : Optional.empty();
    if (original.filter(Files::isReadable).isEmpty()) {
      return Optional.empty();
    }
    Path target = target(to);
    try (HardLink link =
        new HardLink(original.get(), target.resolveSibling(unfinishedName()), target)) {
      if (!link.isMade()) {
        return Optional.empty();
      }
      Digested linked = link.digest(digests());
      if (!expected.isMetBy(linked.size(), linked.md5())) {
        throw changed(
            source, from, ExpectedContent.of(linked.size(), linked.md5()).display(), expected);
      }
      return link.publish()
          ? Optional.of(new CopyResult(to, linked.size(), linked.md5(), Means.LINKED))
          : Optional.empty();
    }
  }

  @Override
  protected void settleNames(Collection<String> paths) throws IOException {
    Set<Path> folders = new HashSet<>();
    for (String path : paths) {
      folders.add(root.file(path).resolveSibling("").normalize());
    }
    for (Path folder : folders) {
      Durable.force(folder);
    }
  }

  /** Where an object will be, links in its folders resolved; the folders are made. */
  private Path target(String path) throws IOException {
    root.requireReachable();
    Optional<Path> straight = root.straight(path);
    if (straight.isPresent()) {
      return straight.get();
    }
    Path target = root.file(path);
    Path parent = target.resolveSibling("").normalize();
    root.requireInside(path, root.nearest(parent));
    Durable.createFolders(parent);
    Path folder = parent.toRealPath();
    root.requireInside(path, folder);
    return folder.resolve(target.getFileName());
  }

  @Override
  protected void remove(String path) throws IOException {
    Path file = root.file(path);
    Files.delete(file);
    Durable.force(file.resolveSibling("").normalize());
  }

  @Override
  public Stream<ObjectInfo> list(String folder) {
    String normal = ObjectPath.folder(spec().name(), folder);
    root.requireReachable();
    return objects(
        normal, tree(LocalObjectStore::ignore).entries(normal), LocalObjectStore::ignore);
  }

  @Override
  public List<ListingPart> listInParts(String folder) {
    return listInParts(folder, LocalObjectStore::ignore);
  }

  @Override
  public List<ListingPart> listInParts(String folder, Consumer<ObjectInfo> unfinished) {
    String normal = ObjectPath.folder(spec().name(), folder);
    root.requireReachable();
    List<String> entries = tree(unfinished).entries(normal);
    int width = Math.max(1, (entries.size() + PARTS - 1) / PARTS);
    List<ListingPart> parts = new ArrayList<>();
    for (int from = 0; from == 0 || from < entries.size(); from += width) {
      List<String> own = entries.subList(from, Math.min(from + width, entries.size()));
      String first = from == 0 ? "" : (normal.isEmpty() ? "" : normal + "/") + own.get(0);
      parts.add(new ListingPart(first, () -> objects(normal, own, unfinished)));
    }
    return parts;
  }

  private Stream<ObjectInfo> objects(
      String folder, List<String> entries, Consumer<ObjectInfo> unfinished) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            tree(unfinished).over(folder, entries),
            Spliterator.NONNULL | Spliterator.DISTINCT | Spliterator.ORDERED),
        false);
  }

  private static void ignore(ObjectInfo unfinished) {}

  private FileTree tree(Consumer<ObjectInfo> unfinished) {
    return new FileTree(
        root, new UnfinishedFiles(StoreTemplate::isUnfinished, unfinished), this::failure);
  }

  @Override
  public Removal removeUnfinished(String path, Instant before) {
    String normal = ObjectPath.object(spec().name(), path);
    try {
      Path file = root.file(normal);
      root.requireInside(normal, root.nearest(file.resolveSibling("").normalize()));
      Optional<ObjectInfo> found = UnfinishedFiles.find(file, normal);
      if (found.isEmpty()) {
        return Removal.ABSENT;
      }
      if (!isUnfinished(String.valueOf(file.getFileName()))
          || found.get().modified().isAfter(before)) {
        return Removal.KEPT;
      }
      return Files.deleteIfExists(file) ? Removal.REMOVED : Removal.ABSENT;
    } catch (IOException e) {
      throw failure("remove", normal, e);
    }
  }

  @Override
  public StoreProbe probe() {
    Path folder = root.folder();
    if (!Files.isDirectory(folder)) {
      return StoreProbe.unreachable(
          Files.exists(folder) ? "not a folder: " + folder : "no such folder: " + folder);
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      Iterator<Path> iterator = entries.iterator();
      if (iterator.hasNext()) {
        iterator.next();
      }
    } catch (IOException | DirectoryIteratorException e) {
      return StoreProbe.unreachable("cannot list " + folder + ": " + e.getClass().getSimpleName());
    }
    return Files.isWritable(folder)
        ? StoreProbe.usable()
        : StoreProbe.readOnly("no permission to write to " + folder);
  }

  @Override
  public void close() {}

  static Optional<ObjectInfo> info(String path, BasicFileAttributes attributes) {
    return attributes.isRegularFile()
        ? Optional.of(
            new ObjectInfo(path, attributes.size(), attributes.lastModifiedTime().toInstant()))
        : Optional.empty();
  }
}
