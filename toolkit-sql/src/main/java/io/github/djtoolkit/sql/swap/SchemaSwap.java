package io.github.djtoolkit.sql.swap;

/**
 * Schemas whose tables change places in one step: those of {@code incoming} get the name {@code
 * production}, those of {@code production} the name {@code kept}.
 *
 * @param production name that clients use
 * @param incoming where the new tables are before the swap; empty afterwards
 * @param kept where the former tables are afterwards; without tables of these names before
 */
public record SchemaSwap(String production, String incoming, String kept) {

  /**
   * The way back.
   *
   * @return the swap that undoes this one
   */
  public SchemaSwap inverse() {
    return new SchemaSwap(production, kept, incoming);
  }
}
