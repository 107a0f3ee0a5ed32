package io.github.djtoolkit.storage.internal;

import io.github.djtoolkit.storage.ContentMismatchException;
import io.github.djtoolkit.storage.ContentSource;
import io.github.djtoolkit.storage.CopyResult;
import io.github.djtoolkit.storage.CopyResult.Means;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.StagedCopy;
import io.github.djtoolkit.storage.WriteResult;
import io.github.djtoolkit.storage.WriteResult.Outcome;
import io.github.djtoolkit.storage.internal.Digests.Digested;
import java.io.IOException;
import java.util.Optional;

/** Copies objects into one store. Thread-safe. */
final class ObjectCopier {

  private final StoreTemplate store;

  ObjectCopier(StoreTemplate store) {
    this.store = store;
  }

  /** As {@link ObjectStore#stageCopy} promises. */
  StagedCopy stage(ObjectStore source, String from, String to, ExpectedContent expected) {
    String original = ObjectPath.object(source.spec().name(), from);
    String target = ObjectPath.object(store.spec().name(), to);
    boolean present = store.stat(target).isPresent();
    if (!present) {
      refuseOtherSize(source, original, expected);
      Optional<CopyResult> copied = duplicate(source, original, target, expected);
      if (copied.isPresent()) {
        return StagedCopy.of(copied.get());
      }
    }
    ContentSource content = () -> source.open(original);
    try {
      return present
          ? done(store.put(target, content, expected))
          : stream(content, target, expected);
    } catch (ContentMismatchException e) {
      throw StoreTemplate.changed(source, original, "other bytes", expected);
    }
  }

  private static void refuseOtherSize(
      ObjectStore source, String original, ExpectedContent expected) {
    ObjectInfo found =
        source.stat(original).orElseThrow(() -> StoreTemplate.missing(source, original));
    if (expected.size().isPresent() && expected.size().getAsLong() != found.size()) {
      throw StoreTemplate.changed(source, original, found.size() + " bytes", expected);
    }
  }

  private Optional<CopyResult> duplicate(
      ObjectStore source, String original, String target, ExpectedContent expected) {
    try {
      return store.duplicate(source, original, target, expected);
    } catch (IOException e) {
      String doing = "copy " + StoreTemplate.display(source, original) + " to";
      throw store.failure(doing, target, e);
    }
  }

  private StagedCopy stream(ContentSource content, String target, ExpectedContent expected) {
    try {
      StagedObject staged = store.stage(target);
      boolean waits = false;
      try {
        Digested written = store.fill(staged, target, content, expected);
        if (!staged.needsForce()) {
          return done(store.publish(staged, target, content, written));
        }
        waits = true;
        return new StreamedCopy(store, staged, target, content, written);
      } finally {
        if (!waits) {
          staged.close();
        }
      }
    } catch (IOException e) {
      throw store.writeFailure(target, e);
    }
  }

  private static StagedCopy done(WriteResult written) {
    return StagedCopy.of(result(written));
  }

  private static CopyResult result(WriteResult written) {
    Means means = written.outcome() == Outcome.WRITTEN ? Means.STREAMED : Means.ALREADY_THERE;
    return new CopyResult(written.path(), written.size(), written.md5(), means);
  }

  /** Bytes that wait to be forced, with others. */
  private record StreamedCopy(
      StoreTemplate store,
      StagedObject staged,
      String target,
      ContentSource content,
      Digested written)
      implements StagedCopy {

    @Override
    public void force() {
      try {
        staged.force();
      } catch (IOException e) {
        throw store.writeFailure(target, e);
      }
    }

    @Override
    public CopyResult publish() {
      try {
        return result(store.publish(staged, target, content, written));
      } catch (IOException e) {
        throw store.writeFailure(target, e);
      }
    }

    @Override
    public void close() {
      try {
        staged.close();
      } catch (IOException e) {
        throw store.failure("remove what was begun for", target, e);
      }
    }
  }
}
