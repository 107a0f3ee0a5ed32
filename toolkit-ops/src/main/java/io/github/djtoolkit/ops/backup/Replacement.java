package io.github.djtoolkit.ops.backup;

import io.github.djtoolkit.model.result.CutOverResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.cutover.CutOver;
import io.github.djtoolkit.ops.cutover.CutOverOptions;
import io.github.djtoolkit.ops.internal.backup.RestoreTarget;
import io.github.djtoolkit.ops.internal.cutover.CatchUp;
import io.github.djtoolkit.ops.internal.cutover.CutOverRights;
import io.github.djtoolkit.ops.internal.cutover.KeptSchemas;
import io.github.djtoolkit.ops.internal.cutover.SwapRecords;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.ops.verify.SchemaVerification;
import io.github.djtoolkit.ops.verify.VerifyOptions;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapReader;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Lets a restored schema take the place of the destination, as a cut-over does: all tables at once,
 * foreign keys of other schemas following, the former tables kept. What was written since the
 * backup is what a restore gives up. Thread-safe.
 */
final class Replacement {

  private final SqlSessions sessions;
  private final CutOver cutOver;

  Replacement(SqlSessions sessions, PlanRunner runner, String version) {
    this.sessions = sessions;
    this.cutOver =
        new CutOver(
            sessions,
            runner,
            CatchUp.nothing(),
            1,
            new SchemaVerification(sessions),
            new VerifyOptions(Set.of()),
            version);
  }

  /** Whether the tables were about to change places, or have, when a run was interrupted. */
  boolean isBegun(RestoreTarget target) {
    try (SqlSession session = sessions.open()) {
      return SwapRecords.of(session.db(), List.of(target.destination())).stream()
          .filter(SwapRecords.Found::isRunning)
          .flatMap(found -> found.schemas().stream())
          .anyMatch(swap -> swap.incoming().equals(target.build()));
    }
  }

  /** Names the schema that would keep the former tables. */
  String kept(RestoreTarget target, String suffix) {
    try (SqlSession session = sessions.open()) {
      return KeptSchemas.choose(session.db(), mapping(target), suffix).get(0).kept();
    }
  }

  /**
   * Checks that the tables may change places, before anything is built.
   *
   * @throws io.github.djtoolkit.model.ToolkitException with code {@code missing_privilege} naming
   *     what is missing
   */
  static void checkRights(DSLContext db, RestoreTarget target, String suffix) {
    List<SchemaSwap> swaps = KeptSchemas.choose(db, mapping(target), suffix);
    CutOverRights.check(db, swaps);
    CutOverRights.check(db, new SwapReader(db).read(swaps));
  }

  /**
   * Lets both change places, and drops what is left of the schema that was built.
   *
   * @return what was done
   */
  CutOverResult replace(RestoreTarget target, String suffix) {
    CutOverOptions options =
        CutOverOptions.dryRun()
            .with(Execution.EXECUTE)
            .verified(false)
            .keptAs(suffix)
            .withOtherTables();
    CutOverResult result = cutOver.cutOver(mapping(target), options);
    try (SqlSession session = sessions.open()) {
      KeptSchemas.dropEmpty(session.db(), target.build());
    }
    return result;
  }

  private static SchemaMapping mapping(RestoreTarget target) {
    return SchemaMapping.of(target.destination(), target.build());
  }
}
