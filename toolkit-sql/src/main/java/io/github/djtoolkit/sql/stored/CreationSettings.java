package io.github.djtoolkit.sql.stored;

import io.github.djtoolkit.sql.internal.session.StatementGuard;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Record3;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The session settings that a view or trigger was created under; the server keeps them with it.
 *
 * @param sqlMode sql_mode
 * @param characterSet character_set_client
 * @param collation collation_connection
 */
public record CreationSettings(SqlMode sqlMode, String characterSet, String collation) {

  /** The settings of a session. */
  static CreationSettings current(DSLContext db) {
    Record3<String, String, String> row =
        db.select(
                variable("sql_mode"),
                variable("character_set_client"),
                variable("collation_connection"))
            .fetchSingle();
    return new CreationSettings(new SqlMode(row.value1()), row.value2(), row.value3());
  }

  /**
   * Creates something under these settings and puts the session back.
   *
   * @param db the session
   * @param create the statement
   */
  void run(DSLContext db, Query create) {
    CreationSettings before = current(db);
    try {
      db.execute(applicable(db.renderInlined(create)).set());
      DSL.using(db.configuration().derive(StatementGuard.ofStoredText())).execute(create);
    } finally {
      db.execute(before.set());
    }
  }

  /**
   * Sets the session.
   *
   * @return the statement
   */
  Query set() {
    QueryPart all =
        CustomQueryPart.of(
            ctx ->
                ctx.sql("set session sql_mode = ")
                    .visit(DSL.inline(sqlMode.value()))
                    .sql(", character_set_client = ")
                    .sql(name(characterSet))
                    .sql(", collation_connection = ")
                    .sql(name(collation)));
    return DSL.query("{0}", all);
  }

  /**
   * The driver sends UTF-8 whatever the session says, so another character set is only possible
   * where the text looks alike in it.
   */
  private CreationSettings applicable(String text) {
    boolean alike = characterSet.startsWith("utf8") || text.chars().allMatch(c -> c > 0 && c < 128);
    return alike ? this : new CreationSettings(sqlMode, "utf8mb4", collation);
  }

  private static String name(String characterSetOrCollation) {
    if (!characterSetOrCollation.matches("\\w+")) {
      throw new IllegalArgumentException("no character set: " + characterSetOrCollation);
    }
    return characterSetOrCollation;
  }

  private static Field<String> variable(String name) {
    return DSL.field("@@session.{0}", SQLDataType.VARCHAR, DSL.keyword(name)).as(name);
  }
}
