package io.github.djtoolkit.storage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the objects of a sample lie.
 *
 * @param store name of the store
 * @param schema schema that wrote the objects
 * @param configured the configured legacy subfolding
 * @param verdict what follows
 * @param sampled objects looked for
 * @param missing objects found under no subfolding
 * @param evidence subfoldings under which something was found; the configured one is always first
 */
public record SubfoldingReport(
    String store,
    String schema,
    List<Integer> configured,
    Verdict verdict,
    int sampled,
    int missing,
    List<SubfoldingEvidence> evidence) {

  /** What follows from where the objects lie. */
  public enum Verdict {
    /** All that was found lies under the configured subfolding. */
    CONFIGURED,
    /** Nothing lies under the configured subfolding, all that was found under one other. */
    OTHER,
    /** Objects lie under several subfoldings, so no single one is right. */
    MIXED,
    /** Nothing was found under any. */
    NOTHING_FOUND,
    /** The sample has no object that lies in folders: there was nothing to look for. */
    NO_SAMPLE
  }

  /**
   * Copies the lists.
   *
   * @param store name of the store
   * @param schema schema that wrote the objects
   * @param configured the configured legacy subfolding
   * @param verdict what follows
   * @param sampled objects looked for
   * @param missing objects found under no subfolding
   * @param evidence subfoldings under which something was found; the configured one is always first
   */
  public SubfoldingReport {
    configured = List.copyOf(configured);
    evidence = List.copyOf(evidence);
  }

  /**
   * The subfolding to use.
   *
   * @return the only one under which objects were found, where there is exactly one
   */
  public Optional<List<Integer>> actual() {
    return verdict == Verdict.CONFIGURED || verdict == Verdict.OTHER
        ? evidence.stream()
            .filter(one -> one.found() > 0)
            .map(SubfoldingEvidence::subfolding)
            .findFirst()
        : Optional.empty();
  }

  /**
   * The report for people.
   *
   * @return one sentence or two, with the way out where something is wrong
   */
  public String message() {
    String subject = "Store " + store + ", schema " + schema + ": ";
    String counts =
        evidence.stream()
            .filter(one -> one.found() > 0)
            .map(
                one ->
                    one.found()
                        + " of "
                        + sampled
                        + " objects lie under "
                        + display(one.subfolding()))
            .collect(Collectors.joining(", "));
    String lacking = missing == 0 ? "" : "; " + missing + " were found nowhere";
    return switch (verdict) {
      case CONFIGURED -> subject + counts + lacking + ", as configured.";
      case OTHER ->
          subject
              + counts
              + lacking
              + ", but the configuration says "
              + display(configured)
              + ". Correct \"subfolding\" of the store in dj_local_conf.json.";
      case MIXED ->
          subject
              + counts
              + lacking
              + ". No single subfolding is right: it was changed while the store was in use. Move the"
              + " objects to one of them.";
      case NOTHING_FOUND ->
          subject
              + "none of "
              + sampled
              + " objects was found under "
              + display(configured)
              + " or any other subfolding. Check the store's location, and whether another schema wrote"
              + " the objects.";
      case NO_SAMPLE -> subject + "there is no object to look for.";
    };
  }

  private static String display(List<Integer> subfolding) {
    return subfolding.isEmpty() ? "[] (flat)" : subfolding.toString();
  }
}
