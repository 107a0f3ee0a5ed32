package io.github.djtoolkit.sql.verify;

import io.github.djtoolkit.model.label.TypeLabel;
import java.util.Optional;

/**
 * A JSON column whose values refer to objects in a store.
 *
 * @param name name of the column
 * @param codec the column's codec; its store may be empty, which is 2.x's default store
 * @param legacyName name of the legacy column that stands beside it, if any
 */
public record StoreColumn(String name, TypeLabel.Codec codec, Optional<String> legacyName) {

  /**
   * Whether 2.x checks the object's hash when it reads.
   *
   * @return true for the codecs that address objects by hash
   */
  public boolean isHashed() {
    return switch (codec.name()) {
      case "blob", "attach", "hash" -> true;
      default -> false;
    };
  }

  /**
   * Whether the values are files at paths of their own.
   *
   * @return true for {@code filepath}
   */
  public boolean isFile() {
    return codec.name().equals("filepath");
  }

  /**
   * Whether each value must name its store: 2.x's garbage collector takes an object without it for
   * an orphan.
   *
   * @return true where the codec is 2.x's own and names a store
   */
  public boolean mustNameStore() {
    return (isHashed() || isFile()) && codec.store().filter(s -> !s.isEmpty()).isPresent();
  }
}
