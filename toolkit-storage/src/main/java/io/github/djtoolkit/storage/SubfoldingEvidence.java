package io.github.djtoolkit.storage;

import java.util.List;

/**
 * How many objects of a sample lie under one subfolding.
 *
 * @param subfolding folder widths; empty is flat
 * @param found objects found there, of those that no subfolding before it had
 */
public record SubfoldingEvidence(List<Integer> subfolding, int found) {

  /**
   * Copies the list.
   *
   * @param subfolding folder widths; empty is flat
   * @param found objects found there, of those that no subfolding before it had
   */
  public SubfoldingEvidence {
    subfolding = List.copyOf(subfolding);
  }
}
