package io.github.djtoolkit.sql.swap;

import static io.github.djtoolkit.sql.internal.meta.Tables.TABLE_PRIVILEGES;
import static io.github.djtoolkit.sql.internal.meta.Tables.TRIGGERS;
import static io.github.djtoolkit.sql.internal.meta.Tables.VIEWS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Finds what stays where it is when tables get another schema's name, though it names the schema:
 * views and triggers of other schemas, stored routines, events, and grants on single tables. For
 * one thread at a time, like the connection that it uses.
 */
public final class Bystanders {

  /** A name that is not part of a longer one. */
  private static final String WORD = "(^|[^0-9A-Za-z_$])\\Q%s\\E($|[^0-9A-Za-z_$])";

  private static final Set<String> OF_THE_SERVER =
      Set.of("sys", "mysql", "information_schema", "performance_schema");

  private final DSLContext db;

  /**
   * @param db the connection to read by
   */
  public Bystanders(DSLContext db) {
    this.db = db;
  }

  /**
   * What names one of some schemas in its text, as far as the user may see it.
   *
   * @param schemas names of the schemas; their own views and triggers are left out
   * @return kind and name of each, such as {@code view `a`.`b`}
   */
  public List<String> naming(Collection<String> schemas) {
    List<String> found = new ArrayList<>();
    found.addAll(
        texts(
            "view", "VIEWS", VIEWS.TABLE_SCHEMA, VIEWS.TABLE_NAME, VIEWS.VIEW_DEFINITION, schemas));
    found.addAll(
        texts(
            "trigger",
            "TRIGGERS",
            TRIGGERS.EVENT_OBJECT_SCHEMA,
            TRIGGERS.TRIGGER_NAME,
            TRIGGERS.ACTION_STATEMENT,
            schemas));
    for (String kind : List.of("ROUTINE", "EVENT")) {
      found.addAll(
          texts(
              kind.toLowerCase(java.util.Locale.ROOT),
              kind + "S",
              field(kind + "_SCHEMA"),
              field(kind + "_NAME"),
              field(kind + "_DEFINITION"),
              List.of(),
              schemas));
    }
    return found;
  }

  /**
   * Grants on single tables of some schemas, as far as the user may see them. They belong to a
   * table's name and do not follow it.
   *
   * @param schemas names of the schemas
   * @return one sentence for each account and table
   */
  public List<String> tableGrants(Collection<String> schemas) {
    Set<String> found = new TreeSet<>();
    db.select(TABLE_PRIVILEGES.GRANTEE, TABLE_PRIVILEGES.TABLE_SCHEMA, TABLE_PRIVILEGES.TABLE_NAME)
        .from(TABLE_PRIVILEGES)
        .where(TABLE_PRIVILEGES.TABLE_SCHEMA.in(schemas))
        .forEach(r -> found.add(r.value1() + " on `" + r.value2() + "`.`" + r.value3() + "`"));
    return List.copyOf(found);
  }

  private List<String> texts(
      String kind,
      String view,
      Field<String> schema,
      Field<String> name,
      Field<String> text,
      Collection<String> schemas) {
    return texts(kind, view, schema, name, text, schemas, schemas);
  }

  private List<String> texts(
      String kind,
      String view,
      Field<String> schema,
      Field<String> name,
      Field<String> text,
      Collection<String> leftOut,
      Collection<String> named) {
    Condition mentions = DSL.noCondition();
    for (String each : named) {
      mentions = mentions.or(text.likeRegex(WORD.formatted(each)));
    }
    return db.select(schema, name)
        .from(DSL.table(DSL.name("information_schema", view)))
        .where(mentions)
        .and(schema.notIn(OF_THE_SERVER))
        .and(schema.notIn(leftOut))
        .orderBy(schema, name)
        .fetch(r -> kind + " `" + r.value1() + "`.`" + r.value2() + "`");
  }

  private static Field<String> field(String name) {
    return DSL.field(DSL.name(name), String.class);
  }
}
