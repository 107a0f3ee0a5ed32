package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ContentSource;
import io.github.djtoolkit.storage.CopyResult;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.Removal;
import io.github.djtoolkit.storage.StagedCopy;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreProbe;
import io.github.djtoolkit.storage.WriteResult;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Stores in folders that fail on purpose: a disk that is full after some bytes, or a process that
 * is killed after some objects were written, or before they have their names, a file that may not
 * be read, or a disk that loses bytes. Nothing is ever linked here.
 */
final class FaultyStores implements ObjectStoreProvider {

  private final AtomicLong bytesLeft;
  private final AtomicInteger objectsLeft;
  private final Optional<String> denied;
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private boolean takesNames = true;
  private Optional<String> lost = Optional.empty();

  private FaultyStores(long bytes, int objects, Optional<String> denied) {
    this.denied = denied;
    this.bytesLeft = new AtomicLong(bytes);
    this.objectsLeft = new AtomicInteger(objects);
  }

  static FaultyStores healthy() {
    return new FaultyStores(Long.MAX_VALUE, Integer.MAX_VALUE, Optional.empty());
  }

  /** The disk is full after so many bytes. */
  static FaultyStores fullAfter(long bytes) {
    return new FaultyStores(bytes, Integer.MAX_VALUE, Optional.empty());
  }

  /** The process is killed when it has written so many objects. */
  static FaultyStores killedAfter(int objects) {
    return new FaultyStores(Long.MAX_VALUE, objects, Optional.empty());
  }

  /** The files with a name are not this user's to read, who may be root. */
  static FaultyStores denying(String fileName) {
    return new FaultyStores(Long.MAX_VALUE, Integer.MAX_VALUE, Optional.of(fileName));
  }

  /** The disk takes bytes, but not the names of the objects. */
  static FaultyStores takingNoNames() {
    FaultyStores stores = healthy();
    stores.takesNames = false;
    return stores;
  }

  /** The disk says at last that it did not keep the bytes of the objects with a name. */
  static FaultyStores losing(String fileName) {
    FaultyStores stores = healthy();
    stores.lost = Optional.of(fileName);
    return stores;
  }

  /** How often a store was asked for an object, or to copy one there. */
  int asked(String store, String path) {
    return asked.getOrDefault(store + ":" + path, new AtomicInteger()).get();
  }

  boolean killed() {
    return objectsLeft.get() < 0;
  }

  @Override
  public boolean supports(StoreAddress address) {
    return address instanceof StoreAddress.Folder;
  }

  @Override
  public ObjectStore open(StoreSpec spec, StoreCredentials credentials) {
    return new Faulty(ObjectStoreProvider.defaults().get(0).open(spec, credentials));
  }

  /** Thrown where the process would be gone. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private class Faulty implements ObjectStore {
    private final ObjectStore real;

    Faulty(ObjectStore real) {
      this.real = real;
    }

    @Override
    public StoreSpec spec() {
      return real.spec();
    }

    @Override
    public Optional<ObjectInfo> stat(String path) {
      ask(path);
      return real.stat(path);
    }

    @Override
    public InputStream open(String path) {
      refuseDenied(real.spec(), path);
      return real.open(path);
    }

    @Override
    public WriteResult write(String path, ContentSource content, ExpectedContent expected) {
      countObject();
      return real.write(path, () -> new Counted(content.open()), expected);
    }

    @Override
    public CopyResult copy(ObjectStore source, String from, String to, ExpectedContent expected) {
      try (StagedCopy staged = stageCopy(source, from, to, expected)) {
        CopyResult copied = staged.publish();
        settle(List.of(to));
        return copied;
      }
    }

    @Override
    public StagedCopy stageCopy(
        ObjectStore source, String from, String to, ExpectedContent expected) {
      ask(to);
      if (real.stat(to).isEmpty()) {
        countObject();
      }
      ObjectStore counted =
          new Faulty(source) {
            @Override
            public InputStream open(String path) {
              return new Counted(super.open(path));
            }
          };
      return new FaultyCopy(real.stageCopy(counted, from, to, expected), spec(), to);
    }

    private void ask(String path) {
      asked.computeIfAbsent(spec().name() + ":" + path, p -> new AtomicInteger()).incrementAndGet();
    }

    @Override
    public void settle(Collection<String> paths) {
      if (!takesNames) {
        throw new StorageException(
            StorageException.IO, spec().name(), "", "Cannot force " + paths + ": I/O error");
      }
      real.settle(paths);
    }

    @Override
    public Stream<ObjectInfo> list(String folder) {
      return real.list(folder);
    }

    @Override
    public Removal deleteIfSame(String path, long size, Md5 md5) {
      countObject();
      return real.deleteIfSame(path, size, md5);
    }

    @Override
    public StoreProbe probe() {
      return real.probe();
    }

    @Override
    public void close() {
      real.close();
    }
  }

  private final class FaultyCopy implements StagedCopy {
    private final StagedCopy real;
    private final StoreSpec spec;
    private final String path;

    FaultyCopy(StagedCopy real, StoreSpec spec, String path) {
      this.real = real;
      this.spec = spec;
      this.path = path;
    }

    @Override
    public void force() {
      if (lost.filter(path::endsWith).isPresent()) {
        throw new StorageException(
            StorageException.IO,
            spec.name(),
            path,
            "Cannot write \"" + path + "\" in store " + spec.name() + ": Input/output error");
      }
      real.force();
    }

    @Override
    public CopyResult publish() {
      countObject();
      return real.publish();
    }

    @Override
    public void close() {
      real.close();
    }
  }

  /** Fails as a store in a folder does where the system says no. */
  private void refuseDenied(StoreSpec spec, String path) {
    if (denied.filter(path::endsWith).isPresent()) {
      AccessDeniedException no = new AccessDeniedException(path);
      throw new StorageException(
          StorageException.IO,
          spec.name(),
          path,
          "Cannot open \"" + path + "\" in store " + spec.name() + ": " + no,
          no);
    }
  }

  private void countObject() {
    if (objectsLeft.decrementAndGet() < 0) {
      throw new Killed();
    }
  }

  /** Fails as a write to a full disk does: the streams of copies are read and written at once. */
  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      if (n > 0 && bytesLeft.addAndGet(-n) < 0) {
        throw new IOException("No space left on device");
      }
      return n;
    }
  }
}
