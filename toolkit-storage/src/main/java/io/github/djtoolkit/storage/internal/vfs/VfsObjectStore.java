package io.github.djtoolkit.storage.internal.vfs;

import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ListingPart;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.Removal;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreProbe;
import io.github.djtoolkit.storage.StoreUnreachableException;
import io.github.djtoolkit.storage.UnsupportedNameException;
import io.github.djtoolkit.storage.internal.StagedObject;
import io.github.djtoolkit.storage.internal.StoreTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.vfs2.Capability;
import org.apache.commons.vfs2.FileContent;
import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.FileSystemOptions;
import org.apache.commons.vfs2.impl.DefaultFileSystemManager;
import org.apache.commons.vfs2.provider.UriParser;

/**
 * A store behind Commons VFS. Symbolic links are the server's and unseen here. VFS has no link and
 * no move that leaves an existing file alone, so two processes that write the same path at the same
 * time are not kept apart; threads of one store are.
 */
final class VfsObjectStore extends StoreTemplate {

  /** Names that SFTP cannot express: patterns, and what looks like a URI. */
  private static final Pattern UNSPEAKABLE = Pattern.compile("[*?]|(^|/)[A-Za-z]+:");

  private final DefaultFileSystemManager manager;
  private final FileSystemOptions options;
  private final String uri;
  private final Object publishing = new Object();

  VfsObjectStore(
      StoreSpec spec, DefaultFileSystemManager manager, FileSystemOptions options, String uri) {
    super(spec);
    this.manager = manager;
    this.options = options;
    this.uri = uri;
  }

  @Override
  protected Optional<ObjectInfo> find(String path) throws IOException {
    try (FileObject file = resolve(path)) {
      if (file.isFile()) {
        return Optional.of(info(path, file));
      }
      if (!file.exists()) {
        requireReachable();
      }
      return Optional.empty();
    } catch (FileSystemException e) {
      if (isBelowFile(path)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  protected InputStream read(String path) throws IOException {
    return resolve(path).getContent().getInputStream();
  }

  @Override
  protected StagedObject stage(String path) throws IOException {
    requireReachable();
    FileObject target = resolve(path);
    FileObject folder = target.getParent();
    folder.createFolder();
    return new VfsStagedObject(folder.resolveFile(unfinishedName()), target, publishing);
  }

  @Override
  protected void remove(String path) throws IOException {
    try (FileObject file = resolve(path)) {
      if (!file.delete()) {
        throw new IOException("not removed");
      }
    }
  }

  @Override
  public Stream<ObjectInfo> list(String folder) {
    return list(folder, unfinished -> {});
  }

  @Override
  public List<ListingPart> listInParts(String folder, Consumer<ObjectInfo> unfinished) {
    return List.of(new ListingPart("", () -> list(folder, unfinished)));
  }

  @Override
  public Removal removeUnfinished(String path, Instant before) {
    String normal = ObjectPath.object(spec().name(), path);
    String name = normal.substring(normal.lastIndexOf('/') + 1);
    if (!isUnfinished(name) || stat(normal).filter(o -> o.modified().isAfter(before)).isPresent()) {
      return Removal.KEPT;
    }
    try (FileObject file = resolve(normal)) {
      return file.delete() ? Removal.REMOVED : Removal.ABSENT;
    } catch (IOException e) {
      throw failure("remove", normal, e);
    }
  }

  private Stream<ObjectInfo> list(String folder, Consumer<ObjectInfo> unfinished) {
    String normal = ObjectPath.folder(spec().name(), folder);
    try {
      requireReachable();
      VfsTree tree =
          new VfsTree(
              resolve(normal),
              normal,
              VfsObjectStore::info,
              StoreTemplate::isUnfinished,
              unfinished,
              this::failure);
      return StreamSupport.stream(
          Spliterators.spliteratorUnknownSize(
              tree, Spliterator.NONNULL | Spliterator.DISTINCT | Spliterator.ORDERED),
          false);
    } catch (IOException e) {
      throw failure("list", normal, e);
    }
  }

  @Override
  public StoreProbe probe() {
    try (FileObject base = base()) {
      if (!base.isFolder()) {
        return StoreProbe.unreachable(base.exists() ? "not a folder" : "no such folder");
      }
      base.getChildren();
      if (!base.getFileSystem().hasCapability(Capability.WRITE_CONTENT)) {
        return StoreProbe.readOnly("Commons VFS only reads URIs of this scheme");
      }
      return base.isWriteable()
          ? StoreProbe.usable()
          : StoreProbe.readOnly("no permission to write to the location");
    } catch (IOException e) {
      return StoreProbe.unreachable(
          SftpErrors.of(spec().name(), "", "The location cannot be listed", e)
              .map(StorageException::getMessage)
              .orElse(e.getMessage() == null ? e.toString() : e.getMessage()));
    }
  }

  @Override
  protected StorageException explain(String doing, String path, IOException cause) {
    String what = "Cannot " + doing + " \"" + path + "\" in " + display();
    return SftpErrors.of(spec().name(), path, what, cause)
        .orElseGet(() -> super.explain(doing, path, cause));
  }

  @Override
  public void close() {
    manager.close();
  }

  static ObjectInfo info(String path, FileObject file) throws FileSystemException {
    FileContent content = file.getContent();
    return new ObjectInfo(
        path, content.getSize(), Instant.ofEpochMilli(content.getLastModifiedTime()));
  }

  private FileObject base() throws FileSystemException {
    return manager.resolveFile(uri, options);
  }

  private FileObject resolve(String path) throws FileSystemException {
    if (path.contains("\\")) {
      throw new UnsupportedNameException(
          spec().name(),
          path,
          "Commons VFS takes the backslash in \"" + path + "\" for a separator.");
    }
    if (uri.startsWith("sftp:") && UNSPEAKABLE.matcher(path).find()) {
      throw new UnsupportedNameException(
          spec().name(),
          path,
          "The library for SFTP takes * and ? in \""
              + path
              + "\" for a pattern, and a colon after letters for the end of a scheme.");
    }
    FileObject base = base();
    if (path.isEmpty()) {
      return base;
    }
    String above = base.getName().getPath();
    return base.getFileSystem()
        .resolveFile((above.equals("/") ? "" : above) + "/" + UriParser.encode(path));
  }

  /** Servers of SFTP do not agree on what to say of a path below a file. */
  private boolean isBelowFile(String path) throws FileSystemException {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      try (FileObject above = resolve(path.substring(0, end))) {
        if (above.isFile()) {
          return true;
        }
      }
    }
    return false;
  }

  private void requireReachable() throws FileSystemException {
    try (FileObject base = base()) {
      if (!base.isFolder()) {
        throw new StoreUnreachableException(
            spec().name(),
            "",
            "The location of "
                + display()
                + " is not a folder that can be reached. Check the server and the store's location in"
                + " the configuration.");
      }
    }
  }
}
