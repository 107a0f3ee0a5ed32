package io.github.djtoolkit.storage.internal;

import io.github.djtoolkit.storage.ObjectPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which the entries of a folder are gone through, so that whole paths come out in the
 * order of their bytes: a folder counts as its name with a slash behind.
 */
public final class FolderOrder {

  private FolderOrder() {}

  /** Tells folders from other entries. */
  @FunctionalInterface
  public interface FolderTest {

    /**
     * Whether an entry is a folder.
     *
     * @param name its name
     * @return true for a folder, also behind a symbolic link
     * @throws IOException if that cannot be found out
     */
    boolean isFolder(String name) throws IOException;
  }

  /**
   * Sorts the names of a folder. Whether a name is a folder is asked only where the order depends
   * on it, so a folder of a million files costs no million questions.
   *
   * @param names names in one folder, without slashes
   * @param folders tells folders from other entries
   * @return the names in the order of the paths; those that are known to be folders end in a slash
   * @throws IOException if {@code folders} throws it
   */
  public static List<String> of(Collection<String> names, FolderTest folders) throws IOException {
    List<String> sorted = new ArrayList<>(names);
    Comparator<String> order =
        names.stream().anyMatch(FolderOrder::hasSurrogates)
            ? ObjectPath.BYTE_ORDER
            : Comparator.naturalOrder();
    sorted.sort(order);
    boolean moved = false;
    for (int i = 0; i + 1 < sorted.size(); i++) {
      if (comesBeforeSlash(sorted.get(i), sorted.get(i + 1)) && folders.isFolder(sorted.get(i))) {
        sorted.set(i, sorted.get(i) + "/");
        moved = true;
      }
    }
    if (moved) {
      sorted.sort(order);
    }
    return sorted;
  }

  /**
   * The name of an entry that {@link #of} gave.
   *
   * @param entry the name, perhaps with a slash behind
   * @return the name alone
   */
  public static String name(String entry) {
    return entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry;
  }

  /** Without them Java's own order, which is much quicker, is that of the bytes. */
  private static boolean hasSurrogates(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isSurrogate(name.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether what comes next would come before the entries of a folder of this name. */
  private static boolean comesBeforeSlash(String name, String next) {
    return next.startsWith(name)
        && next.length() > name.length()
        && next.charAt(name.length()) < '/';
  }
}
