package io.github.djtoolkit.sql.pointer;

import static io.github.djtoolkit.sql.pointer.MovedObjects.ATTACHMENT;
import static io.github.djtoolkit.sql.pointer.MovedObjects.HASH;
import static io.github.djtoolkit.sql.pointer.MovedObjects.ID;
import static io.github.djtoolkit.sql.pointer.MovedObjects.NEW_PATH;
import static io.github.djtoolkit.sql.pointer.MovedObjects.OLD_PATH;
import static io.github.djtoolkit.sql.pointer.MovedObjects.OWNER;
import static io.github.djtoolkit.sql.pointer.MovedObjects.PATH_ID;
import static io.github.djtoolkit.sql.pointer.MovedObjects.SIZE;
import static io.github.djtoolkit.sql.pointer.MovedObjects.STATE;
import static io.github.djtoolkit.sql.pointer.MovedObjects.STORE;
import static io.github.djtoolkit.sql.pointer.MovedObjects.TARGET;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.sql.pointer.MovedObjects.State;
import io.github.djtoolkit.sql.template.Literals;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.JSON;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What a schema's objects left behind when they came to their new places, and who still refers to
 * that. Immutable.
 */
public final class Originals {

  private static final List<Field<?>> NOTED =
      List.of(ID, PATH_ID, OWNER, STORE, OLD_PATH, TARGET, NEW_PATH, HASH, SIZE, ATTACHMENT, STATE);

  private final MovedObjects list;

  /**
   * The originals of one schema.
   *
   * @param schema name of the schema
   */
  public Originals(String schema) {
    this.list = new MovedObjects(schema);
  }

  /**
   * Notes attachments that were written anew and proved. One that is listed stays as it is, so that
   * nothing forgets that its original was removed.
   *
   * @param attachments the attachments, at least one
   * @return the statement
   */
  public Query note(Collection<WrittenAttachment> attachments) {
    InsertValuesStepN<?> insert = DSL.insertInto(list.table(), NOTED);
    for (WrittenAttachment a : attachments) {
      Field<String> store = DSL.val(a.store());
      Field<String> path = DSL.val(a.path());
      Field<String> newPath = DSL.val(a.newPath());
      insert =
          insert.values(
              Pointer.id(store, store, path, newPath),
              Pointer.digest(path),
              DSL.val(a.owner()),
              store,
              path,
              store,
              newPath,
              DSL.val(a.md5().base32()),
              DSL.val(a.size()),
              DSL.val(a.name()),
              DSL.inline(State.PLACED.name()));
    }
    return insert.onDuplicateKeyUpdate().set(ID, list.qualified(ID));
  }

  /**
   * Objects that are proved to be at their new places, or whose originals a run that was stopped
   * was about to remove, for {@link MovedObjects#toObject}. All objects of one original follow each
   * other in one page.
   *
   * @param after path of the original to go on behind; empty at the start
   * @param limit paths of originals at most
   * @return the query
   */
  public Select<Record> page(Optional<String> after, int limit) {
    Condition beyond =
        after.map(p -> PATH_ID.gt(Pointer.digest(DSL.val(p)))).orElse(DSL.noCondition());
    Table<?> paths =
        DSL.selectDistinct(PATH_ID)
            .from(list.table())
            .where(isLeftBehind(STATE, HASH))
            .and(beyond)
            .orderBy(PATH_ID)
            .limit(limit)
            .asTable("paths");
    return DSL.select(list.object())
        .from(paths)
        .join(list.table())
        .on(list.qualified(PATH_ID).eq(paths.field(PATH_ID)))
        .where(isLeftBehind(list.qualified(STATE), list.qualified(HASH)))
        .orderBy(list.qualified(PATH_ID), list.qualified(STORE), list.qualified(ID));
  }

  /**
   * One row where an original was removed, or was about to be, else none.
   *
   * @return the query
   */
  public Select<Record1<Integer>> findRemoved() {
    return DSL.selectOne()
        .from(list.table())
        .where(STATE.in(State.REMOVING.name(), State.REMOVED.name()))
        .limit(1);
  }

  /**
   * Notes what becomes of the originals of some objects.
   *
   * @param ids keys of objects
   * @param state the state
   * @return the statement
   */
  public Query mark(Collection<String> ids, State state) {
    return DSL.update(list.table())
        .set(STATE, state.name())
        .where(ID.in(ids.stream().map(MovedObjects::bytes).toList()));
  }

  /**
   * Keys of objects whose original is named by a value of a JSON column of any schema. Where
   * another schema calls the store by another name the path alone tells.
   *
   * @param other the table
   * @param column its JSON column
   * @param limit keys at most
   * @return the query
   */
  public Select<Record1<byte[]>> namedBy(TableName other, String column, int limit) {
    Field<JSON> json = DSL.field(DSL.name(other.schema(), other.table(), column), JSON.class);
    Field<String> path = Pointer.text(json, "path");
    Field<String> store = DSL.coalesce(Pointer.text(json, "store"), DSL.inline(""));
    return DSL.selectDistinct(list.qualified(ID))
        .from(DSL.table(DSL.name(other.schema(), other.table())))
        .join(list.table())
        .on(list.qualified(PATH_ID).eq(Pointer.digest(path)))
        .where(
            store
                .ne(list.qualified(TARGET))
                .or(list.qualified(TARGET).eq(list.qualified(STORE)))
                .or(store.eq(list.qualified(STORE))))
        .limit(limit);
  }

  /**
   * Keys of objects whose original has the path of a file that a tracking table of any schema
   * knows.
   *
   * @param tracking the tracking table
   * @param limit rows at most
   * @return the query
   */
  public Select<Record1<byte[]>> trackedAsFile(TableName tracking, int limit) {
    Field<String> path =
        DSL.field(DSL.name(tracking.schema(), tracking.table(), "filepath"), String.class);
    return DSL.selectDistinct(list.qualified(ID))
        .from(DSL.table(DSL.name(tracking.schema(), tracking.table())))
        .join(list.table())
        .on(list.qualified(PATH_ID).eq(Pointer.digest(Literals.utf8(path))))
        .where(path.isNotNull())
        .limit(limit);
  }

  /**
   * Those of some hashes that a tracking table has a row for.
   *
   * @param tracking the tracking table
   * @param hashes the hashes
   * @return the query
   */
  public static Select<Record1<byte[]>> tracked(TableName tracking, Collection<Md5> hashes) {
    Field<byte[]> hash = DSL.field(DSL.name("hash"), byte[].class);
    return DSL.select(hash)
        .from(DSL.table(DSL.name(tracking.schema(), tracking.table())))
        .where(hash.in(hashes.stream().map(Md5::bytes).toList()));
  }

  /**
   * A key of {@link #namedBy} or {@link #trackedAsFile} as {@link MovedObject#id} has it.
   *
   * @param row the row
   * @return its id, as hex digits
   */
  public static String id(Record1<byte[]> row) {
    return HexFormat.of().formatHex(row.value1());
  }

  private static Condition isLeftBehind(Field<String> state, Field<String> hash) {
    List<String> states = List.of(State.PLACED.name(), State.CHECK.name(), State.REMOVING.name());
    return state.in(states).and(hash.isNotNull());
  }
}
