package io.github.djtoolkit.storage;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.storage.SubfoldingReport.Verdict;
import io.github.djtoolkit.storage.layout.LegacyLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the folders that a schema's objects really lie in. 0.14 keeps the subfolding nowhere in the
 * database, so a wrong or changed setting makes every object look missing. Reads nothing but what
 * the store says of single paths. Stateless.
 */
public final class SubfoldingProbe {

  private static final List<List<Integer>> OTHERS =
      List.of(
          StoreSpec.LEGACY_SUBFOLDING,
          List.of(),
          List.of(2),
          List.of(2, 2, 2),
          List.of(3),
          List.of(1),
          List.of(1, 1),
          List.of(1, 2),
          List.of(2, 1),
          List.of(2, 3),
          List.of(3, 2),
          List.of(3, 3),
          List.of(4),
          List.of(4, 4),
          List.of(2, 2, 2, 2));

  private final int limit;

  /**
   * A probe.
   *
   * @param limit objects of a sample to look for at most; the rest is ignored
   */
  public SubfoldingProbe(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
    this.limit = limit;
  }

  /**
   * Looks for a sample of objects under the configured subfolding, and for what is not there under
   * others.
   *
   * @param store the store
   * @param schema schema that wrote the objects
   * @param sample rows of the tracking table; those with a path of their own are ignored
   * @return what was found where
   * @throws StorageException if the store cannot be asked
   */
  public SubfoldingReport probe(
      ObjectStore store, String schema, Collection<TrackedObject> sample) {
    List<Integer> configured = store.spec().legacySubfolding();
    List<TrackedObject> missing =
        sample.stream().filter(object -> object.filepath().isEmpty()).limit(limit).toList();
    int sampled = missing.size();
    Set<List<Integer>> candidates = new LinkedHashSet<>();
    candidates.add(configured);
    candidates.addAll(OTHERS);
    List<SubfoldingEvidence> evidence = new ArrayList<>();
    for (List<Integer> candidate : candidates) {
      List<TrackedObject> left = absent(store, schema, new LegacyLayout(candidate), missing);
      int found = missing.size() - left.size();
      if (found > 0 || candidate.equals(configured)) {
        evidence.add(new SubfoldingEvidence(candidate, found));
      }
      missing = left;
    }
    return new SubfoldingReport(
        store.spec().name(),
        schema,
        configured,
        verdict(sampled, evidence),
        sampled,
        missing.size(),
        evidence);
  }

  private static List<TrackedObject> absent(
      ObjectStore store, String schema, LegacyLayout layout, List<TrackedObject> objects) {
    return objects.stream()
        .filter(
            object ->
                layout.places(schema, object, ExternalKind.ADAPTED).stream()
                    .noneMatch(path -> store.stat(path).isPresent()))
        .toList();
  }

  private static Verdict verdict(int sampled, List<SubfoldingEvidence> evidence) {
    boolean underConfigured = evidence.get(0).found() > 0;
    int others = evidence.size() - 1;
    if (sampled == 0) {
      return Verdict.NO_SAMPLE;
    }
    if (others == 0) {
      return underConfigured ? Verdict.CONFIGURED : Verdict.NOTHING_FOUND;
    }
    return underConfigured || others > 1 ? Verdict.MIXED : Verdict.OTHER;
  }
}
