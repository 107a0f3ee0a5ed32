package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.RemoveOriginalsResult;
import io.github.djtoolkit.model.result.RemoveOriginalsResult.Kept;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.sql.pointer.MovedObject;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import io.github.djtoolkit.sql.pointer.MovedObjects.State;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.Removal;
import io.github.djtoolkit.storage.layout.CurrentLayout;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;

/**
 * Goes through a schema's originals, page by page, and removes those that nothing refers to and
 * whose copies are proved anew. What is about to be removed is noted before, so that a run that is
 * killed leaves no doubt. For one use.
 */
final class RemoveOriginals {

  private static final int PAGE = 500;
  private static final int EXAMPLES = 100;

  private final MovedObjects list;
  private final ObjectStores stores;
  private final boolean removes;
  private final int threads;
  private final List<Kept> kept = new ArrayList<>();
  private long originals;
  private long removable;
  private long removed;
  private long gone;
  private long bytes;
  private long keptCount;

  RemoveOriginals(MovedObjects list, ObjectStores stores, boolean removes, int threads) {
    this.list = list;
    this.stores = stores;
    this.removes = removes;
    this.threads = threads;
  }

  private record Outcome(MovedObject object, Optional<String> keptFor, boolean gone) {}

  RemoveOriginalsResult run(DSLContext db) {
    References references = References.search(db, list);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Optional<String> after = Optional.empty();
      List<MovedObject> page;
      do {
        page = db.fetch(list.originals(after, PAGE)).map(MovedObjects::toObject);
        work(db, pool, page, references.of(page));
        after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).id());
      } while (page.size() == PAGE);
    } finally {
      pool.shutdownNow();
    }
    String status = originals == 0 ? "complete" : removes ? "done" : "dry_run";
    return new RemoveOriginalsResult(
        status, originals, removable, removed, gone, bytes, kept, keptCount, references.schemas());
  }

  private void work(
      DSLContext db, ExecutorService pool, List<MovedObject> page, Map<String, String> inUse) {
    List<MovedObject> free = new ArrayList<>();
    for (MovedObject object : page) {
      Optional<String> why =
          Optional.ofNullable(inUse.get(object.id())).or(() -> notLegacy(object));
      originals++;
      if (why.isPresent()) {
        keep(object, why.get());
      } else {
        free.add(object);
      }
    }
    List<Outcome> proved = each(pool, free, this::prove);
    List<MovedObject> ready = new ArrayList<>();
    for (Outcome outcome : proved) {
      if (outcome.keptFor().isPresent()) {
        keep(outcome.object(), outcome.keptFor().get());
      } else {
        ready.add(outcome.object());
      }
    }
    removable += ready.size();
    if (!removes) {
      ready.forEach(o -> bytes += size(o));
      return;
    }
    if (ready.isEmpty()) {
      return;
    }
    db.execute(list.mark(ids(ready), State.REMOVING));
    List<MovedObject> done = new ArrayList<>();
    for (Outcome outcome : each(pool, ready, this::remove)) {
      if (outcome.keptFor().isPresent()) {
        keep(outcome.object(), outcome.keptFor().get());
      } else {
        done.add(outcome.object());
        gone += outcome.gone() ? 1 : 0;
        removed += outcome.gone() ? 0 : 1;
        bytes += outcome.gone() ? 0 : size(outcome.object());
      }
    }
    if (!done.isEmpty()) {
      db.execute(list.mark(ids(done), State.REMOVED));
    }
  }

  private Optional<String> notLegacy(MovedObject object) {
    return CurrentLayout.of(stores.spec(object.from()))
        .reservedFolder(object.path())
        .map(folder -> "it lies in 2.x's own folder " + folder);
  }

  /** In a dry run by size alone. */
  private Outcome prove(MovedObject object) {
    ObjectStore store = stores.get(object.to());
    try {
      Optional<ObjectInfo> found = store.stat(object.newPath());
      if (found.filter(f -> f.size() == size(object)).isEmpty()) {
        return kept(object, "its copy " + object.newPath() + " is missing or has another size");
      }
      if (removes) {
        Md5 md5 = object.md5().orElseThrow();
        store.write(
            object.newPath(),
            () -> {
              throw new FileNotFoundException(object.newPath());
            },
            ExpectedContent.of(size(object), md5));
      }
      return new Outcome(object, Optional.empty(), false);
    } catch (ToolkitException e) {
      return kept(object, "its copy could not be proved: " + e.getMessage());
    }
  }

  private Outcome remove(MovedObject object) {
    try {
      Removal removal =
          stores
              .get(object.from())
              .deleteIfSame(object.path(), size(object), object.md5().orElseThrow());
      return removal == Removal.KEPT
          ? kept(object, "it is not what was copied")
          : new Outcome(object, Optional.empty(), removal == Removal.ABSENT);
    } catch (ToolkitException e) {
      return kept(object, String.valueOf(e.getMessage()));
    }
  }

  /** Negative, which no object has, where it is not known. */
  private static long size(MovedObject object) {
    return object.size().orElse(-1L);
  }

  private static Outcome kept(MovedObject object, String reason) {
    return new Outcome(object, Optional.of(reason), false);
  }

  private void keep(MovedObject object, String reason) {
    keptCount++;
    if (kept.size() < EXAMPLES) {
      kept.add(new Kept(object.from(), object.path(), reason));
    }
  }

  private static List<String> ids(List<MovedObject> objects) {
    return objects.stream().map(MovedObject::id).toList();
  }

  private static List<Outcome> each(
      ExecutorService pool,
      List<MovedObject> objects,
      java.util.function.Function<MovedObject, Outcome> work) {
    List<Future<Outcome>> tasks =
        objects.stream().map(o -> pool.submit(() -> work.apply(o))).toList();
    return Results.of(tasks, "originals were being removed");
  }
}
