package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.MigratePointersResult.PointerError;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.stream.Collectors;

/**
 * The ways in which an object of a {@link SmallPipeline} comes to a new place, each with the object
 * to which trouble happens. It is that of row 1, which another object stands beside.
 */
enum Way {
  /** A migration in place, which writes attachments anew. */
  ATTACHMENTS(SmallPipeline.ATTACHMENT),
  /** A migration with relocation. */
  RELOCATION(SmallPipeline.BLOB),
  /** Operation 19 from store {@code raw} into store {@code other}. */
  COPY(SmallPipeline.BLOB);

  private static final String VALUES =
      "SELECT GROUP_CONCAT(CONCAT_WS('|', id, HEX(sig), HEX(rep), changed) ORDER BY id) FROM rec";

  private final String hash;

  Way(String hash) {
    this.hash = hash;
  }

  /** Part of the original's path. */
  String original() {
    return hash;
  }

  /** Part of the new path. */
  String target() {
    return new Md5(hash).base32();
  }

  /** The store that is written. */
  String destination() {
    return this == COPY ? "other" : "raw";
  }

  /** Two objects of one kind in two rows, and none of the other. */
  SmallPipeline seed(SmallPipeline pipeline) {
    pipeline.seed();
    pipeline.execute(
        this == ATTACHMENTS
            ? "UPDATE rec SET changed = '2020-01-01', rep = x'"
                + SmallPipeline.OTHER_ATTACHMENT
                + "' WHERE id = 2"
            : "UPDATE rec SET rep = NULL, changed = '2020-01-01', sig = IF(id = 2, x'"
                + SmallPipeline.OTHER_BLOB
                + "', sig)");
    return pipeline;
  }

  /** What is done before, where all is well. */
  void begin(ExternalRuns runs) {
    if (this == COPY) {
      runs.execute(Finish.FINALIZE);
    }
  }

  /** What it says where it fails; empty where it is done. */
  String run(ExternalRuns runs) {
    try {
      switch (this) {
        case ATTACHMENTS -> runs.execute(Finish.FINALIZE);
        case RELOCATION -> runs.relocate(Finish.FINALIZE);
        case COPY -> {
          return runs.point(options()).errors().stream()
              .map(Way::text)
              .collect(Collectors.joining("\n"));
        }
      }
      return "";
    } catch (ToolkitException e) {
      return e.code() + ": " + e.getMessage();
    }
  }

  /** The values as they are under the columns' own names. */
  static Object values(TestSchema schema) {
    return Sql.one(schema, VALUES);
  }

  /** How many values name a new place. */
  static long moved(TestSchema schema) {
    long moved = 0;
    for (String column : new String[] {"sig", "sig_v2"}) {
      boolean json =
          schema.query("SHOW COLUMNS FROM rec LIKE '" + column + "'").stream()
              .anyMatch(c -> "json".equals(String.valueOf(c.get("Type"))));
      moved +=
          json ? Sql.count(schema, "rec WHERE " + column + "->>'$.path' LIKE '%\\_hash/%'") : 0;
    }
    return moved;
  }

  /** Whether a JSON column has the name of a legacy column. */
  static boolean isFinalized(TestSchema schema) {
    return !schema.query("SHOW COLUMNS FROM rec LIKE 'sig_v1'").isEmpty();
  }

  /** The schema without what runs noted for themselves. */
  static SchemaCapture capture(TestSchema schema) {
    return SchemaCapture.of(schema.dataSource(), schema.name())
        .without(JournalTables.JOURNAL, JournalTables.UNDO, MovedObjects.TABLE);
  }

  private static PointerOptions options() {
    return PointerOptions.dryRun("rec", "sig", "raw", "other")
        .copyingFiles()
        .with(Placement.RELOCATE);
  }

  private static String text(PointerError e) {
    return "rows "
        + e.rows()
        + " store "
        + e.store()
        + " "
        + e.path()
        + " from "
        + e.sourcePath()
        + ": "
        + e.error();
  }
}
