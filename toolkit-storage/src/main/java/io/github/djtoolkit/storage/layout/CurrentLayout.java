package io.github.djtoolkit.storage.layout;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ObjectPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where 2.x puts hash-addressed objects: {@code {prefix}/{schema}/[folders/]{hash in base32}}, and
 * which folders it keeps for itself. Pure. Prefixes other than the default ones count from 2.3.1.
 *
 * @param hashPrefix folder of hash-addressed objects, without slashes at its ends; may be empty
 * @param schemaPrefix folder of schema-addressed objects, without slashes at its ends; may be empty
 * @param subfolding widths of the folders between schema and object; empty is flat
 */
public record CurrentLayout(String hashPrefix, String schemaPrefix, List<Integer> subfolding) {

  /**
   * Takes the slashes off the prefixes and copies the list.
   *
   * @param hashPrefix folder of hash-addressed objects, without slashes at its ends; may be empty
   * @param schemaPrefix folder of schema-addressed objects, without slashes at its ends; may be
   *     empty
   * @param subfolding widths of the folders between schema and object; empty is flat
   */
  public CurrentLayout {
    hashPrefix = ObjectPath.folder("", stripSlashes(hashPrefix));
    schemaPrefix = ObjectPath.folder("", stripSlashes(schemaPrefix));
    subfolding = List.copyOf(subfolding);
  }

  /**
   * The layout of a store in 2.x.
   *
   * @param spec the store
   * @return its layout
   */
  public static CurrentLayout of(StoreSpec spec) {
    return new CurrentLayout(spec.hashPrefix(), spec.schemaPrefix(), spec.subfolding());
  }

  /**
   * Place of a hash-addressed object.
   *
   * @param schema schema that it belongs to
   * @param hash MD5 of its bytes; of an attachment, with its file name and a NUL before the content
   * @return path below the store's location
   */
  public String object(String schema, Md5 hash) {
    String name = hash.base32();
    return ObjectPath.object(
        "", folder(schema) + "/" + Subfolding.folders(name, subfolding) + name);
  }

  /**
   * The folder of a schema's hash-addressed objects.
   *
   * @param schema schema that they belong to
   * @return path below the store's location
   */
  public String folder(String schema) {
    return (hashPrefix.isEmpty() ? "" : hashPrefix + "/") + schema;
  }

  /**
   * The reserved folder that a path lies in. 2.x refuses filepaths there, and its garbage
   * collection looks through them.
   *
   * @param path a normal path below the store's location
   * @return the folder, or empty where the path is free
   */
  public Optional<String> reservedFolder(String path) {
    return Stream.of(hashPrefix, schemaPrefix, StoreSpec.HASH_PREFIX, StoreSpec.SCHEMA_PREFIX)
        .filter(prefix -> !prefix.isEmpty() && path.startsWith(prefix + "/"))
        .findFirst();
  }

  private static String stripSlashes(String prefix) {
    int from = 0;
    int to = prefix.length();
    while (from < to && prefix.charAt(from) == '/') {
      from++;
    }
    while (to > from && prefix.charAt(to - 1) == '/') {
      to--;
    }
    return prefix.substring(from, to);
  }
}
