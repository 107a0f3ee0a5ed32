package io.github.djtoolkit.sql.external;

import java.util.List;

/**
 * Where the objects of a column lie below their store's location, as a rule that SQL can apply to a
 * hash.
 *
 * @param folder folders before the hash, such as {@code lab_ephys} or {@code _hash/lab_ephys}
 * @param subfolding widths of the folders cut from the hash; empty is flat
 * @param naming how the hash is spelled
 * @param suffix what follows the hash in the object's name; mostly empty
 */
public record ObjectPlace(String folder, List<Integer> subfolding, Naming naming, String suffix) {

  /**
   * Copies the list.
   *
   * @param folder folders before the hash, such as {@code lab_ephys} or {@code _hash/lab_ephys}
   * @param subfolding widths of the folders cut from the hash; empty is flat
   * @param naming how the hash is spelled
   * @param suffix what follows the hash in the object's name; mostly empty
   */
  public ObjectPlace {
    subfolding = List.copyOf(subfolding);
  }

  /**
   * {@return the path of one object, by its hash in this place's spelling: what the server computes
   * for its row}
   *
   * @param hash the hash, spelled as this place spells it
   */
  public String path(String hash) {
    StringBuilder path = new StringBuilder(folder).append('/');
    int start = 0;
    for (int width : subfolding) {
      path.append(hash, start, start + width).append('/');
      start += width;
    }
    return path.append(hash).append(suffix).toString();
  }

  /** How a hash is spelled in an object's name. */
  public enum Naming {
    /** 32 lower-case hex digits: 0.14. */
    HEX,
    /** 26 lower-case characters of base32: 2.x. */
    BASE32
  }
}
