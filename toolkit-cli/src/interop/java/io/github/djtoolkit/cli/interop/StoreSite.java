package io.github.djtoolkit.cli.interop;

import java.util.SortedMap;

/** Where the stores of a pipeline are. */
interface StoreSite {

  /**
   * The settings of a store, as both configuration files have them: JSON without braces.
   *
   * @param store name of the store
   */
  String settings(String store);

  /** The digest of every object of all stores, by a path that tells the store. */
  SortedMap<String, String> files();
}
