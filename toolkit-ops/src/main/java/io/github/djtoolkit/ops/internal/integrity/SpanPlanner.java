package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.storage.ListingPart;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Chooses what to list. The schema's own folders are listed whole, in parts where the store offers
 * them. Elsewhere, references that share their first folder are looked for in a listing of the
 * deepest folder that holds them all, if they are many enough; others are asked for one by one.
 * {@link SpanCheck} gives a listing up that shows mostly other objects.
 */
final class SpanPlanner {

  /** Fewer references than this are asked for. */
  private static final int DENSE = 16;

  /** References that one thread asks for. */
  private static final int ASKED = 256;

  private final ObjectStore store;
  private final Consumer<ObjectInfo> unfinished;
  private final SortedMap<String, Boolean> areas = new TreeMap<>(ObjectPath.BYTE_ORDER);

  /**
   * @param store the store
   * @param unfinished is told of files in the schema's own folders that are no objects
   */
  SpanPlanner(ObjectStore store, Consumer<ObjectInfo> unfinished) {
    this.store = store;
    this.unfinished = unfinished;
  }

  /**
   * Names a folder that hash-addressed objects of the schema lie in.
   *
   * @param folder the folder
   * @param owned whether all that lies in it should be the schema's
   */
  void addArea(String folder, boolean owned) {
    String normal = ObjectPath.folder(store.spec().name(), folder);
    boolean inside = areas.keySet().stream().anyMatch(area -> normal.startsWith(area + "/"));
    if (!inside) {
      areas.keySet().removeIf(area -> area.startsWith(normal + "/"));
      areas.merge(normal, owned, Boolean::logicalOr);
    }
  }

  /** Hands out spans that together hold every reference, once each. */
  void plan(References references, Consumer<Span> consumer) {
    areas.forEach((folder, owned) -> planArea(folder, owned, consumer));
    String from = "";
    for (String area : areas.keySet()) {
      planBetween(references, from, Optional.of(area + "/"), consumer);
      from = end(area);
    }
    planBetween(references, from, Optional.empty(), consumer);
  }

  private void planArea(String folder, boolean owned, Consumer<Span> consumer) {
    List<ListingPart> parts = owned ? parts(folder) : List.of(whole(folder));
    for (int i = 0; i < parts.size(); i++) {
      String from = i == 0 ? folder + "/" : parts.get(i).from();
      String until = i + 1 < parts.size() ? parts.get(i + 1).from() : end(folder);
      consumer.accept(
          new Span(from, Optional.of(until), Optional.of(parts.get(i).objects()), owned));
    }
  }

  /** A failure is for whoever goes through the listing. */
  private List<ListingPart> parts(String folder) {
    try {
      return store.listInParts(folder, unfinished);
    } catch (StorageException e) {
      return List.of(whole(folder));
    }
  }

  private ListingPart whole(String folder) {
    return new ListingPart("", () -> store.list(folder));
  }

  private void planBetween(
      References references, String from, Optional<String> until, Consumer<Span> consumer) {
    Span between = new Span(from, until, Optional.empty(), false);
    try (ReferenceCursor cursor = references.from(from)) {
      Optional<Run> run = Optional.empty();
      while (between.holds(cursor)) {
        String path = cursor.next().path();
        if (run.isPresent() && run.get().accepts(path)) {
          run.get().add(path);
        } else {
          run.ifPresent(ended -> ended.plan(Optional.of(path), consumer));
          run = Optional.of(new Run(path));
        }
      }
      run.ifPresent(ended -> ended.plan(until, consumer));
    }
  }

  /** What comes behind all paths in a folder. */
  private static String end(String folder) {
    return folder + (char) ('/' + 1);
  }

  /** References that share their first folder. */
  private final class Run {

    private final String first;
    private final List<String> starts = new ArrayList<>();
    private String last;
    private long count;
    private long inChunk;

    Run(String first) {
      this.first = first;
      this.last = first;
      add(first);
    }

    boolean accepts(String path) {
      int slash = first.indexOf('/');
      return slash >= 0 && path.startsWith(first.substring(0, slash + 1));
    }

    void add(String path) {
      if (count++ == 0 || (inChunk >= ASKED && !path.equals(last))) {
        starts.add(path);
        inChunk = 0;
      }
      inChunk++;
      last = path;
    }

    void plan(Optional<String> until, Consumer<Span> consumer) {
      String folder = commonFolder();
      if (count >= DENSE && !folder.isEmpty()) {
        consumer.accept(new Span(first, until, Optional.of(() -> store.list(folder)), false));
        return;
      }
      for (int i = 0; i < starts.size(); i++) {
        Optional<String> end = i + 1 < starts.size() ? Optional.of(starts.get(i + 1)) : until;
        consumer.accept(new Span(starts.get(i), end, Optional.empty(), false));
      }
    }

    /** What the first and the last share, all between them share. */
    private String commonFolder() {
      int same = 0;
      while (same < first.length()
          && same < last.length()
          && first.charAt(same) == last.charAt(same)) {
        same++;
      }
      int slash = first.lastIndexOf('/', same == first.length() ? same : Math.max(0, same - 1));
      return slash < 0 ? "" : first.substring(0, slash);
    }
  }
}
