package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.Retries;
import io.github.djtoolkit.ops.internal.rows.RowWork;
import io.github.djtoolkit.ops.plan.ProgressMeter;
import io.github.djtoolkit.sql.copy.CatchUpStatements;
import io.github.djtoolkit.sql.copy.CopyStatements;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.template.TableAlias;
import io.github.djtoolkit.sql.template.Tables;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;

/**
 * One table of a copy that follows its source, in ranges of the key and wholly on the server. Each
 * piece of work can be stopped and done again.
 *
 * @param subject the table
 * @param problems why rows cannot be copied; mostly none
 * @param checked whether the server must look at foreign keys. Mostly it need not: where the
 *     source's own keys say the same, equal rows satisfy them, in whatever order they come
 */
record CatchUpTable(CopySubject subject, List<String> problems, boolean checked) {

  CatchUpTable {
    problems = List.copyOf(problems);
  }

  TableName source() {
    return subject.source();
  }

  TableName destination() {
    return subject.name();
  }

  List<TableAlias> aliases() {
    return rows().aliases();
  }

  /** Deletes rows that the source does not have, and those that are to be copied anew. */
  long delete(RowWork work) {
    if (!subject.isKeyed()) {
      return change(work.db(), work, rows().deleteAll());
    }
    long deleted = ranges(work, subject.destination(), rows()::deleteExtra);
    return isReplaced()
        ? deleted + ranges(work, subject.destination(), rows()::deleteChanged)
        : deleted;
  }

  /** Gives rows the values of the source. */
  long update(RowWork work) {
    return subject.isKeyed() && !isReplaced()
        ? ranges(work, subject.copied().source(), rows()::update)
        : 0;
  }

  /** Copies rows that are missing; of a table without a key, where the destination is empty. */
  long insert(RowWork work) {
    if (subject.isKeyed()) {
      return ranges(work, subject.copied().source(), rows()::insertMissing);
    }
    boolean empty = work.db().fetch(rows().findAny()).isEmpty();
    return empty ? change(work.db(), work, rows().insertAll()) : 0;
  }

  /** What writes the objects of rows that are missing or changed. */
  WriteObjects.Objects objects() {
    return subject.isKeyed() ? rows()::objects : new CopyStatements(subject.copied())::objects;
  }

  /**
   * Two rows may have exchanged the values of a unique key, which no UPDATE can do to one after the
   * other.
   */
  private boolean isReplaced() {
    return !checked
        && subject.destination().indexes().stream().anyMatch(i -> i.unique() && !i.isPrimary());
  }

  private long ranges(RowWork work, Table cut, Function<KeyRange, Query> statement) {
    ProgressMeter meter =
        new ProgressMeter(
            work.listener(), destination(), subject.expected(), subject.size().bytesPerRow());
    return work.workers()
        .run(
            KeyRanges.of(cut).iterator(work.db(), subject.rowsPerRange()),
            (db, range) -> change(db, work, statement.apply(range)),
            meter);
  }

  private long change(DSLContext db, RowWork work, Query statement) {
    try {
      db.execute(Tables.foreignKeyChecks(checked));
      return Retries.onLocks(() -> db.execute(statement));
    } catch (DataAccessException e) {
      throw work.locked() ? e : CopyErrors.explain(db, subject, e);
    } finally {
      db.execute(Tables.foreignKeyChecks(true));
    }
  }

  private CatchUpStatements rows() {
    return new CatchUpStatements(subject.copied());
  }
}
