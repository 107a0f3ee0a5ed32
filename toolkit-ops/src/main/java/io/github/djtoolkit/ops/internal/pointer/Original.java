package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.sql.pointer.MovedObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What objects left behind: one object in 0.14's places, of which there are several copies where
 * columns of different types refer to it.
 *
 * @param copies the objects at their new places, at least one
 */
record Original(List<MovedObject> copies) {

  Original {
    copies = List.copyOf(copies);
  }

  /** The originals of some objects, in which those of one original follow each other. */
  static List<Original> of(List<MovedObject> objects) {
    List<Original> originals = new ArrayList<>();
    List<MovedObject> copies = new ArrayList<>();
    for (MovedObject object : objects) {
      if (!copies.isEmpty() && !isOfSame(copies.get(0), object)) {
        originals.add(new Original(copies));
        copies.clear();
      }
      copies.add(object);
    }
    if (!copies.isEmpty()) {
      originals.add(new Original(copies));
    }
    return originals;
  }

  private static boolean isOfSame(MovedObject one, MovedObject other) {
    return one.from().equals(other.from()) && one.path().equals(other.path());
  }

  String store() {
    return copies.get(0).from();
  }

  String path() {
    return copies.get(0).path();
  }

  List<String> ids() {
    return copies.stream().map(MovedObject::id).toList();
  }
}
