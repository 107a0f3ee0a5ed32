package io.github.djtoolkit.storage.layout;

import java.util.List;

/** The folders that DataJoint cuts from the beginning of an object's name. */
final class Subfolding {

  private Subfolding() {}

  /** The folders with a slash behind each; widths beyond the name's end give none. */
  static String folders(String name, List<Integer> widths) {
    StringBuilder folders = new StringBuilder();
    int from = 0;
    for (int width : widths) {
      int to = Math.min(from + width, name.length());
      if (from < to) {
        folders.append(name, from, to).append('/');
      }
      from = to;
    }
    return folders.toString();
  }
}
