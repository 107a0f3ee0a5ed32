package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.ops.internal.integrity.Reference.Role;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** References as bytes of a temporary file. Stateless. */
final class ReferenceCodec {

  private static final int NOTHING = -1;

  private ReferenceCodec() {}

  /** Writes a reference and says how many bytes it took. */
  static long write(Reference reference, DataOutputStream out) throws IOException {
    out.writeLong(reference.size().orElse(NOTHING));
    boolean spelledOtherwise = !reference.filepath().equals(reference.path());
    return Long.BYTES
        + text(Optional.of(reference.role().name()), out)
        + text(Optional.of(reference.path()), out)
        + text(reference.md5().map(Md5::hex), out)
        + text(reference.hash(), out)
        + text(reference.value(), out)
        + text(Optional.of(reference.filepath()).filter(f -> spelledOtherwise), out)
        + text(reference.attachment(), out);
  }

  /** The next reference, or empty at the end. */
  static Optional<Reference> read(DataInputStream in) throws IOException {
    long size;
    try {
      size = in.readLong();
    } catch (EOFException e) {
      return Optional.empty();
    }
    Role role = Role.valueOf(text(in).orElseThrow());
    String path = text(in).orElseThrow();
    Optional<Md5> md5 = text(in).map(Md5::new);
    Optional<String> hash = text(in);
    Optional<String> value = text(in);
    String filepath = text(in).orElse(path);
    return Optional.of(
        new Reference(
            path,
            role,
            size < 0 ? OptionalLong.empty() : OptionalLong.of(size),
            md5,
            hash,
            value,
            filepath,
            text(in)));
  }

  private static long text(Optional<String> text, DataOutputStream out) throws IOException {
    if (text.isEmpty()) {
      out.writeInt(NOTHING);
      return Integer.BYTES;
    }
    byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
    return Integer.BYTES + (long) bytes.length;
  }

  private static Optional<String> text(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0
        ? Optional.empty()
        : Optional.of(new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }
}
