package io.github.djtoolkit.sql.read;

import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Names stored routines and events. For one thread at a time, like the connection that it uses. */
public final class ProgramReader {

  private final DSLContext db;

  /**
   * @param db the connection to read by
   */
  public ProgramReader(DSLContext db) {
    this.db = db;
  }

  /**
   * A stored function, procedure or event.
   *
   * @param kind {@code function}, {@code procedure} or {@code event}
   * @param name schema and name
   */
  public record Program(String kind, TableName name) {}

  /**
   * The programs of some schemas that the user may see. Two queries.
   *
   * @param schemas names of the schemas
   * @return the programs in order of schema, kind and name
   */
  public List<Program> read(Collection<String> schemas) {
    List<Program> programs = new ArrayList<>();
    programs.addAll(
        programs(
            "ROUTINES", "ROUTINE", DSL.field(DSL.name("ROUTINE_TYPE"), String.class), schemas));
    programs.addAll(programs("EVENTS", "EVENT", DSL.inline("EVENT"), schemas));
    return programs;
  }

  private List<Program> programs(
      String view, String prefix, Field<String> kind, Collection<String> schemas) {
    Field<String> schema = DSL.field(DSL.name(prefix + "_SCHEMA"), String.class);
    Field<String> name = DSL.field(DSL.name(prefix + "_NAME"), String.class);
    return db.select(DSL.lower(kind), schema, name)
        .from(DSL.table(DSL.name("information_schema", view)))
        .where(schema.in(schemas))
        .orderBy(schema, kind, name)
        .fetch(r -> new Program(r.value1(), new TableName(r.value2(), r.value3())));
  }
}
