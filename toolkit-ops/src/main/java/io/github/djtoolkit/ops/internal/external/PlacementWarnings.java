package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.ops.external.Placement;
import java.util.List;

/** What a person must know of where a migration leaves the objects. */
final class PlacementWarnings {

  private static final String IN_PLACE =
      "The objects of external blobs stay in 0.14's places. Some garbage collectors of DataJoint 2.x delete them there: 2.0 to"
          + " 2.2.1 delete every external object, 2.2.2 to 2.3.0 those in 0.14's places, and so does every version where the"
          + " store's schema_prefix is empty. Do not collect with these, or relocate the objects.";

  private static final String RELOCATE =
      "Objects are linked or copied into 2.x's own places, where the garbage collectors of 2.3.1 and later keep them for as long"
          + " as a row refers to them; those of 2.0 to 2.2.1 delete every external object, wherever it lies. The originals stay,"
          + " and so does the way back, until they are removed with remove-originals. A hard link shares its bytes with the"
          + " original: nobody may write into either file.";

  private PlacementWarnings() {}

  static List<String> of(Placement placement, List<ExternalColumn> changed) {
    boolean objects =
        changed.stream()
            .anyMatch(c -> c.kind() == ExternalKind.BLOB || c.kind() == ExternalKind.ADAPTED);
    if (!objects) {
      return List.of();
    }
    return List.of(placement == Placement.IN_PLACE ? IN_PLACE : RELOCATE);
  }
}
