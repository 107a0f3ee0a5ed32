package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.template.TableAlias;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The tracking row of one column's values inside a statement, and what was found of an object from
 * 0.11. Immutable.
 */
final class TrackedFields {

  /** Where 0.11 put an object: the schema, and 43 characters of base64. */
  private static final String MOVED_PATH = "^[^/]+/[-_A-Za-z0-9]{43}$";

  private final Conversion conversion;
  private final TableName tracking;
  private final String alias;

  /**
   * @param conversion the column
   * @param tracking its tracking table
   * @param alias the tracking table's alias in the statement
   */
  TrackedFields(Conversion conversion, TableName tracking, String alias) {
    this.conversion = conversion;
    this.tracking = tracking;
    this.alias = alias;
  }

  /** The tracking table under the alias. */
  Table<?> table() {
    return DSL.table(DSL.name(tracking.schema(), tracking.table())).as(alias);
  }

  /** The name under which the tracking table is read. */
  TableAlias alias() {
    return new TableAlias(alias, tracking);
  }

  Field<byte[]> hash() {
    return field("hash", byte[].class);
  }

  Field<Long> size() {
    return field("size", Long.class);
  }

  Field<String> attachmentName() {
    return field("attachment_name", String.class);
  }

  Field<String> filepath() {
    return field("filepath", String.class);
  }

  Field<byte[]> contentsHash() {
    return field("contents_hash", byte[].class);
  }

  Field<Object> timestamp() {
    return field("timestamp", Object.class);
  }

  /**
   * The tracking row is of an object from 0.11. A blob with a path is; under an adapted type, only
   * the form of the path tells it from a file.
   */
  Condition isMoved() {
    return conversion.column().kind() == ExternalKind.ADAPTED
        ? filepath().isNotNull().and(filepath().likeRegex(MOVED_PATH))
        : filepath().isNotNull();
  }

  /** Where an object from 0.11 lies. */
  Field<String> movedPath() {
    return isLookedUp() ? DSL.coalesce(found("path", String.class), filepath()) : filepath();
  }

  /** MD5 of an object from 0.11. */
  Field<byte[]> movedContents() {
    return isLookedUp()
        ? DSL.coalesce(found("content_hash", byte[].class), contentsHash())
        : contentsHash();
  }

  /** Nothing right can be written before an object from 0.11 was looked up. */
  Condition isKnown() {
    return isLookedUp() && conversion.moved()
        ? DSL.not(isMoved()).or(found("hash", byte[].class).isNotNull())
        : DSL.noCondition();
  }

  /** Joins the tracking row of a value, and what was found; no row gets lost or is doubled. */
  Table<?> joinTo(Table<?> source, Condition ofValue) {
    Table<?> joined = source.leftJoin(table()).on(ofValue);
    return conversion
        .found()
        .<Table<?>>map(
            t ->
                joined
                    .leftJoin(DSL.table(DSL.name(t.schema(), t.table())).as(foundAlias()))
                    .on(isFound()))
        .orElse(joined);
  }

  /** The table in which objects from 0.11 were looked up. */
  Optional<TableName> foundName() {
    return conversion.found();
  }

  String foundAlias() {
    return "found_" + alias;
  }

  /** What was found belongs to the tracking row. */
  private Condition isFound() {
    return found("store", String.class)
        .eq(DSL.val(conversion.column().store()))
        .and(found("hash", byte[].class).eq(hash()));
  }

  private boolean isLookedUp() {
    return conversion.found().isPresent();
  }

  private <T> Field<T> field(String name, Class<T> type) {
    return DSL.field(DSL.name(alias, name), type);
  }

  private <T> Field<T> found(String name, Class<T> type) {
    return DSL.field(DSL.name(foundAlias(), name), type);
  }
}
