package io.github.djtoolkit.sql.origin;

import static io.github.djtoolkit.sql.internal.meta.Tables.TABLES;

import io.github.djtoolkit.model.schema.SchemaOrigin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Reads where schemas came from. Stateless. */
public final class Origins {

  private Origins() {}

  /**
   * What some schemas remember: one query, and one more for each copy.
   *
   * @param db where to read
   * @param schemas names of schemas, whether they exist or not
   * @return the origin of each that is a copy
   */
  public static Map<String, SchemaOrigin> of(DSLContext db, Collection<String> schemas) {
    Map<String, SchemaOrigin> origins = new LinkedHashMap<>();
    db.select(TABLES.TABLE_SCHEMA)
        .from(TABLES)
        .where(TABLES.TABLE_SCHEMA.in(schemas))
        .and(TABLES.TABLE_NAME.eq(OriginTable.NAME))
        .fetch(TABLES.TABLE_SCHEMA)
        .forEach(s -> new OriginTable(s).read(db).ifPresent(o -> origins.put(s, o)));
    return origins;
  }

  /**
   * What one schema remembers.
   *
   * @param db where to read
   * @param schema name of the schema
   * @return its origin, or empty where it is no copy
   */
  public static Optional<SchemaOrigin> of(DSLContext db, String schema) {
    return Optional.ofNullable(of(db, List.of(schema)).get(schema));
  }

  /**
   * The schema that wrote the external objects to which a schema refers: its name is part of their
   * paths. Of a copy of a copy it is still the first one.
   *
   * @param db where to read
   * @param schema name of the schema
   * @return the remembered writer, or the schema itself
   */
  public static String writerOf(DSLContext db, String schema) {
    return of(db, schema).map(SchemaOrigin::writer).orElse(schema);
  }
}
