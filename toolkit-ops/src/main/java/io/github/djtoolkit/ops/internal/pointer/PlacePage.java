package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.sql.pointer.MovedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Brings objects to their places, group by group: while the bytes of one group are written, those
 * of the group before are forced to the disk, all of them, and then get their names, all of them.
 * So a file system commits once for many. A group bounds the files that are open, and what is
 * written in vain where the process is killed. For one thread; starts others.
 */
final class PlacePage implements AutoCloseable {

  private static final int GIVE_UP_AFTER = 10;
  private static final int MOST_OBJECTS = 250;
  private static final long MOST_BYTES = 256L << 20;

  private final ObjectPlacer placer;
  private final int threads;
  private final ExecutorService writing;
  private final ExecutorService forcing;

  /**
   * @param placer places one object
   * @param threads how many objects are worked on at once
   */
  PlacePage(ObjectPlacer placer, int threads) {
    this.placer = placer;
    this.threads = threads;
    this.writing = Executors.newFixedThreadPool(threads);
    this.forcing = Executors.newFixedThreadPool(threads);
  }

  /** Places objects; what neither came to its place nor has a problem was not begun. */
  List<Placing> place(List<MovedObject> objects) {
    StoreFailures failures = new StoreFailures(GIVE_UP_AFTER);
    List<Future<Placing>> begun = new ArrayList<>();
    List<Placing> placed = new ArrayList<>();
    try {
      List<Future<Placing>> before = List.of();
      for (List<MovedObject> group : groups(objects)) {
        List<Future<Placing>> now = new ArrayList<>();
        for (MovedObject object : group) {
          now.add(writing.submit(() -> new Placing(object, failures).stage(placer)));
        }
        begun.addAll(now);
        placed.addAll(finish(before));
        before = now;
      }
      placed.addAll(finish(before));
      return placed;
    } finally {
      begun.forEach(PlacePage::close);
    }
  }

  private List<Placing> finish(List<Future<Placing>> group) {
    List<Placing> forced = each(await(group), Placing::force);
    return each(forced, Placing::publish);
  }

  private List<Placing> each(List<Placing> group, Function<Placing, Placing> step) {
    return await(group.stream().map(p -> forcing.submit(() -> step.apply(p))).toList());
  }

  private List<List<MovedObject>> groups(List<MovedObject> objects) {
    List<List<MovedObject>> groups = new ArrayList<>();
    List<MovedObject> group = new ArrayList<>();
    long bytes = 0;
    for (MovedObject object : objects) {
      group.add(object);
      bytes += object.size().orElse(0L);
      if (group.size() >= MOST_OBJECTS || (bytes >= MOST_BYTES && group.size() >= threads)) {
        groups.add(group);
        group = new ArrayList<>();
        bytes = 0;
      }
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }

  private static List<Placing> await(List<Future<Placing>> tasks) {
    return Results.of(tasks, "objects were being copied");
  }

  private static void close(Future<Placing> task) {
    try {
      task.get().close();
    } catch (ExecutionException e) {
      // Told by await.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    writing.shutdownNow();
    forcing.shutdownNow();
  }
}
