package io.github.djtoolkit.storage.layout;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.UnsafePathException;
import java.util.List;

/**
 * Where 0.14 puts objects: {@code {schema}/{ab}/{cd}/{hash in hex}}, an attachment with a dot and
 * its file name behind. Pure.
 *
 * @param subfolding widths of the folders between schema and object; empty is flat
 */
public record LegacyLayout(List<Integer> subfolding) {

  /**
   * Copies the list.
   *
   * @param subfolding widths of the folders between schema and object; empty is flat
   */
  public LegacyLayout {
    subfolding = List.copyOf(subfolding);
  }

  /**
   * The legacy layout of a store.
   *
   * @param spec the store
   * @return its layout in 0.14
   */
  public static LegacyLayout of(StoreSpec spec) {
    return new LegacyLayout(spec.legacySubfolding());
  }

  /**
   * Place of a blob.
   *
   * @param schema schema that wrote it
   * @param hash its hash
   * @return path below the store's location
   * @throws UnsafePathException if the schema's name makes no safe path
   */
  public String blob(String schema, Md5 hash) {
    String name = hash.hex();
    return ObjectPath.object("", schema + "/" + Subfolding.folders(name, subfolding) + name);
  }

  /**
   * Place of an attachment.
   *
   * @param schema schema that wrote it
   * @param hash its hash
   * @param fileName its file name
   * @return path below the store's location
   * @throws UnsafePathException if the file name is empty or has a slash, which 0.14 cannot have
   *     written
   */
  public String attachment(String schema, Md5 hash, String fileName) {
    if (fileName.isEmpty() || fileName.contains("/")) {
      throw new UnsafePathException(
          "",
          fileName,
          "The attachment "
              + hash
              + " of schema "
              + schema
              + " has the file name \""
              + fileName
              + "\", which 0.14 cannot have written. Look at its row of the tracking table.");
    }
    return ObjectPath.object("", blob(schema, hash) + "." + fileName);
  }

  /**
   * Place of a filepath.
   *
   * @param filepath its path as tracked
   * @return path below the store's location
   * @throws UnsafePathException if it leads out of the store
   */
  public String filepath(String filepath) {
    return ObjectPath.object("", filepath);
  }

  /**
   * The places where 0.14 looks for an object, in its order.
   *
   * @param schema schema that wrote it
   * @param object its row of the tracking table
   * @param kind what the column holds; {@link ExternalKind#ADAPTED} leaves it to the row
   * @return one path, or two for a blob moved from 0.11: the blob's place, then the tracked path
   * @throws UnsafePathException if a path leads out of the store
   */
  public List<String> places(String schema, TrackedObject object, ExternalKind kind) {
    Md5 hash = new Md5(object.hash());
    if (kind == ExternalKind.FILEPATH && object.filepath().isPresent()) {
      return List.of(filepath(object.filepath().get()));
    }
    if (kind != ExternalKind.BLOB && object.attachmentName().isPresent()) {
      return List.of(attachment(schema, hash, object.attachmentName().get()));
    }
    String blob = blob(schema, hash);
    return object.filepath().isPresent()
        ? List.of(blob, filepath(object.filepath().get()))
        : List.of(blob);
  }
}
