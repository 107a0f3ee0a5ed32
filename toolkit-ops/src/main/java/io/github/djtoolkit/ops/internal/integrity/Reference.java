package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.store.Md5;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A place in a store that the database tells of.
 *
 * @param path normal path below the store's location
 * @param role what the place is to the database
 * @param size size of the object in bytes
 * @param md5 MD5 of the object's bytes, with the attachment's name before them where there is one
 * @param hash key of the tracking row, 32 hex digits
 * @param value the path as a JSON value spells it
 * @param filepath the path as the database spells it, or as it follows from the hash
 * @param attachment file name that the MD5 covers and the object does not hold
 */
public record Reference(
    String path,
    Role role,
    OptionalLong size,
    Optional<Md5> md5,
    Optional<String> hash,
    Optional<String> value,
    String filepath,
    Optional<String> attachment) {

  /** What a place is to the database. */
  public enum Role {
    /** A value refers to the object. */
    OBJECT(true),
    /** A value refers to it, unless an object is at a blob's place: 0.14 looks there first. */
    MOVED(true),
    /** A blob's place where an object that 0.11 left could be, too. */
    FIRST_PLACE(false),
    /** No value refers to the tracking row. */
    ROW_ALONE(false),
    /** A second place of such a row. */
    KNOWN(false),
    /** A value refers to a folder of objects. */
    FOLDER(true);

    private final boolean counted;

    Role(boolean counted) {
      this.counted = counted;
    }

    /** Whether a value of the schema leads here. */
    boolean isCounted() {
      return counted;
    }
  }

  /** Whether another reference is to the same object and expects nothing else of it. */
  boolean agreesWith(Reference other) {
    return path.equals(other.path)
        && mergeable(role, other.role)
        && (size.isEmpty() || other.size.isEmpty() || size.equals(other.size))
        && (md5.isEmpty() || other.md5.isEmpty() || md5.equals(other.md5))
        && attachment.equals(other.attachment)
        && (hash.isEmpty() || other.hash.isEmpty() || hash.equals(other.hash))
        && (value.isEmpty() || other.value.isEmpty() || value.equals(other.value));
  }

  /** Both references in one. */
  Reference with(Reference other) {
    return new Reference(
        path,
        role == Role.ROW_ALONE || role == Role.KNOWN || other.role == Role.MOVED
            ? other.role
            : role,
        size.isPresent() ? size : other.size,
        md5.or(() -> other.md5),
        hash.or(() -> other.hash),
        value.or(() -> other.value),
        filepath,
        attachment);
  }

  /** The hash for people: the tracking row's key, else the one that 2.x recorded. */
  String shownHash() {
    return hash.or(() -> md5.map(Md5::base32)).orElse("");
  }

  private static boolean mergeable(Role one, Role other) {
    return one == other || (isPlain(one) && isPlain(other));
  }

  private static boolean isPlain(Role role) {
    return switch (role) {
      case OBJECT, MOVED, ROW_ALONE, KNOWN -> true;
      case FIRST_PLACE, FOLDER -> false;
    };
  }
}
