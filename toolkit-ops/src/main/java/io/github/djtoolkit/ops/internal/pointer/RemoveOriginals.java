package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.result.RemoveOriginalsResult;
import io.github.djtoolkit.ops.internal.pointer.Verdict.Fate;
import io.github.djtoolkit.sql.pointer.MovedObject;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import io.github.djtoolkit.sql.pointer.MovedObjects.State;
import io.github.djtoolkit.sql.pointer.Originals;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.layout.CurrentLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Goes through a schema's originals, page by page, and removes those that nothing refers to and
 * whose copies are proved anew. What is about to be removed is noted before, so that a run that is
 * killed leaves no doubt. For one use.
 */
final class RemoveOriginals {

  private static final int PAGE = 500;

  private final String schema;
  private final Originals list;
  private final ObjectStores stores;
  private final OriginalRemover remover;
  private final TwinStores twins;
  private final boolean removes;
  private final int threads;
  private final RemovalTally tally = new RemovalTally();

  RemoveOriginals(String schema, ObjectStores stores, boolean removes, int threads) {
    this.schema = schema;
    this.list = new Originals(schema);
    this.stores = stores;
    this.remover = new OriginalRemover(stores, removes);
    this.twins = new TwinStores(stores, removes);
    this.removes = removes;
    this.threads = threads;
  }

  RemoveOriginalsResult run(DSLContext db) {
    References references = References.search(db, schema);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<MovedObject> page = page(db, Optional.empty());
      while (!page.isEmpty()) {
        work(db, pool, Original.of(page), references.of(page));
        page = page(db, Optional.of(page.get(page.size() - 1).path()));
      }
    } finally {
      pool.shutdownNow();
    }
    return tally.result(removes, references.schemas());
  }

  private List<MovedObject> page(DSLContext db, Optional<String> after) {
    return db.fetch(list.page(after, PAGE)).map(MovedObjects::toObject);
  }

  private void work(
      DSLContext db, ExecutorService pool, List<Original> page, Map<String, String> inUse) {
    tally.addOriginals(page.size());
    List<Original> free = new ArrayList<>();
    for (Original original : page) {
      original.ids().stream()
          .flatMap(id -> Optional.ofNullable(inUse.get(id)).stream())
          .findFirst()
          .or(() -> notLegacy(original))
          .or(() -> twins.reason(original))
          .ifPresentOrElse(why -> tally.add(Verdict.kept(original, why)), () -> free.add(original));
    }
    List<Verdict> proved = each(pool, free, remover::prove);
    proved.stream().filter(v -> v.fate().stays()).forEach(tally::add);
    List<Verdict> ready = proved.stream().filter(v -> !v.fate().stays()).toList();
    tally.addRemovable(ready.size());
    (removes ? remove(db, pool, ready) : ready).forEach(tally::add);
  }

  private List<Verdict> remove(DSLContext db, ExecutorService pool, List<Verdict> ready) {
    mark(db, ids(ready.stream().map(Verdict::original).toList()), State.REMOVING);
    List<Verdict> done = each(pool, ready, remover::remove);
    mark(
        db,
        ids(done.stream().filter(v -> !v.fate().stays()).map(Verdict::original).toList()),
        State.REMOVED);
    mark(
        db,
        done.stream()
            .filter(v -> v.fate() == Fate.KEPT)
            .flatMap(v -> v.original().copies().stream())
            .filter(copy -> copy.state() != State.REMOVING)
            .map(MovedObject::id)
            .toList(),
        State.PLACED);
    return done;
  }

  private void mark(DSLContext db, Collection<String> ids, State state) {
    if (!ids.isEmpty()) {
      db.execute(list.mark(ids, state));
    }
  }

  private Optional<String> notLegacy(Original original) {
    return CurrentLayout.of(stores.spec(original.store()))
        .reservedFolder(original.path())
        .map(folder -> "it lies in 2.x's own folder " + folder);
  }

  private static List<String> ids(List<Original> originals) {
    return originals.stream().flatMap(o -> o.ids().stream()).toList();
  }

  private static <T> List<Verdict> each(
      ExecutorService pool, List<T> subjects, Function<T, Verdict> work) {
    List<Future<Verdict>> tasks =
        subjects.stream().map(s -> pool.submit(() -> work.apply(s))).toList();
    return Results.of(tasks, "originals were being removed");
  }
}
