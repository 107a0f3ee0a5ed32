package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.sql.pointer.MovedObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Brings objects to their places in groups, some of them at once: while the bytes of some objects
 * are written, those of others are forced to the disk and get their names, many together, so that a
 * file system commits once for many; and while all that goes on the caller may note what became of
 * a group before. The groups bound the files that are open, and what is written in vain where the
 * process is killed. For one thread; starts others.
 */
final class PlaceGroups implements AutoCloseable {

  private static final int GIVE_UP_AFTER = 10;
  private static final int AT_ONCE = 4;
  private static final int MOST_OBJECTS = 125;
  private static final long MOST_BYTES = 64L << 20;

  /** An object on its way, and when it is there. */
  private record Begun(Placing placing, CompletableFuture<Placing> end) {}

  private record Group(StoreFailures failures, List<Begun> objects) {}

  private final ObjectPlacer placer;
  private final int writers;
  private final ExecutorService writing;
  private final ExecutorService forcing;
  private final Deque<Group> groups = new ArrayDeque<>();

  /**
   * @param placer places one object
   * @param writers how many objects are read and written at once
   * @param forcers how many are forced to the disk at once
   */
  PlaceGroups(ObjectPlacer placer, int writers, int forcers) {
    this.placer = placer;
    this.writers = writers;
    this.writing = Executors.newFixedThreadPool(writers);
    this.forcing = Executors.newFixedThreadPool(forcers);
  }

  /** Whether nothing is under way. */
  boolean isEmpty() {
    return groups.isEmpty();
  }

  /** Begins with as many of some objects as may be under way at once. */
  void begin(Iterator<MovedObject> objects) {
    while (groups.size() < AT_ONCE && objects.hasNext()) {
      Group group = new Group(new StoreFailures(GIVE_UP_AFTER), new ArrayList<>());
      groups.addLast(group);
      long bytes = 0;
      while (objects.hasNext() && !isWhole(group.objects().size(), bytes)) {
        MovedObject object = objects.next();
        bytes += object.size().orElse(0L);
        group.objects().add(begin(new Placing(object, group.failures())));
      }
    }
  }

  private Begun begin(Placing placing) {
    return new Begun(
        placing,
        CompletableFuture.supplyAsync(() -> placing.stage(placer), writing)
            .thenApplyAsync(staged -> staged.force().publish(), forcing));
  }

  private boolean isWhole(int objects, long bytes) {
    return objects >= MOST_OBJECTS || (bytes >= MOST_BYTES && objects * AT_ONCE >= writers);
  }

  /**
   * Waits for the group that was begun first. What neither came to its place nor has a problem was
   * not begun, since the store failed too often.
   */
  List<Placing> finish() {
    List<Placing> placed =
        Results.of(
            groups.getFirst().objects().stream().map(Begun::end).toList(),
            "objects were being copied");
    placed.forEach(Placing::close);
    groups.removeFirst();
    return placed;
  }

  /** Waits for what has begun, lets the rest be, and removes what has no name yet. */
  @Override
  public void close() {
    groups.forEach(group -> group.failures().giveUp());
    groups.forEach(group -> group.objects().forEach(PlaceGroups::close));
    writing.shutdownNow();
    forcing.shutdownNow();
  }

  private static void close(Begun begun) {
    try {
      begun.end().get();
    } catch (ExecutionException e) {
      // Told by finish.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    begun.placing().close();
  }
}
