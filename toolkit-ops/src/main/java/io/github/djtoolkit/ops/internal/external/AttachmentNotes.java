package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.pointer.Originals;
import io.github.djtoolkit.sql.pointer.WrittenAttachment;
import io.github.djtoolkit.storage.WriteResult;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Notes which attachments were written anew, many in one statement, so that their originals can be
 * removed one day. For one thread.
 */
final class AttachmentNotes {

  private static final int MOST = 500;

  private final DSLContext db;
  private final Originals originals;
  private final List<WrittenAttachment> written = new ArrayList<>();

  AttachmentNotes(DSLContext db, String schema) {
    this.db = db;
    this.originals = new Originals(schema);
  }

  /**
   * Notes one attachment, at the latest with {@link #flush}.
   *
   * @param conversion the column that refers to it
   * @param object its tracking row
   * @param original path of its original
   * @param result the object as it was written or found
   */
  void add(Conversion conversion, TrackedObject object, String original, WriteResult result) {
    ExternalColumn column = conversion.column();
    written.add(
        new WrittenAttachment(
            column.table().table() + "." + column.jsonName(),
            conversion.store(),
            original,
            result.path(),
            result.md5(),
            result.size(),
            object.attachmentName().orElseThrow()));
    if (written.size() == MOST) {
      flush();
    }
  }

  /** Notes what is not noted yet. No row may refer to an attachment before. */
  void flush() {
    if (!written.isEmpty()) {
      db.execute(originals.note(written));
      written.clear();
    }
  }
}
