package io.github.djtoolkit.model.schema;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * Where a copy of a schema came from, as the copy itself remembers it.
 *
 * @param source the schema that it was copied from
 * @param writer the schema that wrote the external objects, whose name is part of their paths; not
 *     the source where that is a copy, too
 * @param operation the operation that made it
 * @param state how far it is
 * @param version version of the toolkit that made it
 * @param at when it was begun; the epoch where it is not yet
 */
public record SchemaOrigin(
    String source, String writer, String operation, State state, String version, Instant at) {

  /** How far a copy is. */
  public enum State {
    /** It is being made, or the run that made it was interrupted. */
    BUILDING,
    /** It is whole. */
    COMPLETE;

    /** {@return the word that is kept in the database} */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the state of a word; a word of a later version means that the copy is not whole}
     *
     * @param word the word, as it is stored
     */
    public static State of(String word) {
      return Arrays.stream(values())
          .filter(s -> s.word().equals(word))
          .findFirst()
          .orElse(BUILDING);
    }
  }

  /**
   * A copy that is about to be made.
   *
   * @param source the schema that it is copied from
   * @param writer the schema that wrote the external objects
   * @param operation the operation that makes it
   * @param version version of the toolkit
   * @return the origin, in state {@link State#BUILDING}
   */
  public static SchemaOrigin building(
      String source, String writer, String operation, String version) {
    return new SchemaOrigin(source, writer, operation, State.BUILDING, version, Instant.EPOCH);
  }
}
