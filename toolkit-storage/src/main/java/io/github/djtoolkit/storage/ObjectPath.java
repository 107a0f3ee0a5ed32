package io.github.djtoolkit.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Checks and normalises paths below a store's location. Pure and stateless. */
public final class ObjectPath {

  /**
   * The order of paths by their bytes in UTF-8, unsigned: the order of a store's listing, of a
   * binary string in MySQL and of S3. It differs from that of {@link String} beyond U+D7FF.
   */
  public static final Comparator<String> BYTE_ORDER = ObjectPath::compareBytes;

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:([/\\\\].*)?", Pattern.DOTALL);

  private ObjectPath() {}

  /**
   * Normalises the path of an object: empty and {@code .} segments are dropped, as 0.14 does. A
   * backslash is a character of a name where the path stays inside even if it is read as a
   * separator, as Windows does.
   *
   * @param store name of the store, for the message
   * @param path a path from outside
   * @return the path with single forward slashes between its segments
   * @throws UnsafePathException if it is absolute, names a drive, has a {@code ..} segment or a
   *     NUL, or names no object
   */
  public static String object(String store, String path) {
    String normal = folder(store, path);
    if (normal.isEmpty()) {
      throw refused(store, path, "it names no object");
    }
    return normal;
  }

  /**
   * Normalises the path of a folder, as {@link #object} does.
   *
   * @param store name of the store, for the message
   * @param path a path from outside
   * @return the path without slashes at its ends; empty for the store's location
   * @throws UnsafePathException as {@link #object} does
   */
  public static String folder(String store, String path) {
    if (isPlain(path)) {
      return path;
    }
    if (path.indexOf('\0') >= 0) {
      throw refused(store, path, "it has a NUL character");
    }
    String slashed = path.replace('\\', '/');
    if (slashed.startsWith("/")) {
      throw refused(store, path, "it is absolute");
    }
    if (DRIVE.matcher(path).matches()) {
      throw refused(store, path, "it names a drive");
    }
    for (String segment : slashed.split("/", -1)) {
      if (segment.equals("..")) {
        throw refused(store, path, "it has a segment \"..\"");
      }
    }
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return String.join("/", segments);
  }

  /** Whether nothing about a path needs a closer look, as with nearly all of very many. */
  private static boolean isPlain(String path) {
    boolean starts = true;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '\0' || c == '\\' || c == ':' || (starts && (c == '/' || c == '.'))) {
        return false;
      }
      starts = c == '/';
    }
    return !starts || path.isEmpty();
  }

  private static int compareBytes(String left, String right) {
    if (left.equals(right)) {
      return 0;
    }
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return inBytes(a) - inBytes(b);
      }
    }
    return left.length() - right.length();
  }

  /** Surrogates stand for characters beyond all others, though they are numbered before some. */
  private static int inBytes(char unit) {
    return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
  }

  private static UnsafePathException refused(String store, String path, String why) {
    String at = store.isEmpty() ? "" : " of store " + store;
    return new UnsafePathException(
        store,
        path,
        "The path \""
            + path.replace("\0", "\\0")
            + "\""
            + at
            + " is refused: "
            + why
            + ". Paths are relative to the store's location and must stay inside it.");
  }
}
