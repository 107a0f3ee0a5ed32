package io.github.djtoolkit.sql.swap;

import static io.github.djtoolkit.sql.internal.meta.Tables.TABLES;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * What the journal of a production schema knows of schemas that kept its former tables and were
 * dropped: the only trace of them. For one thread at a time, like the connection that it uses.
 */
public final class DroppedSchemas {

  /** Name of the operation that drops such schemas. */
  public static final String OPERATION = "drop_kept_schema";

  private static final String STEP = "dropped ";

  private final DSLContext db;

  /**
   * @param db the connection to read by
   */
  public DroppedSchemas(DSLContext db) {
    this.db = db;
  }

  /**
   * A schema that is gone.
   *
   * @param schema its name
   * @param at when it was dropped, in UTC
   */
  public record Dropped(String schema, LocalDateTime at) {}

  /**
   * The statements that note a dropped schema.
   *
   * @param production name of the schema whose tables it kept
   * @param kept its name
   * @param version version of the toolkit
   * @return the statements
   */
  public static List<Query> note(String production, String kept, String version) {
    JournalTables journal = new JournalTables(production);
    List<Query> all = new ArrayList<>(journal.create());
    all.add(journal.note(UUID.randomUUID().toString(), OPERATION, STEP + kept, "done", version));
    return all;
  }

  /**
   * The schemas that kept tables of a production schema and were dropped.
   *
   * @param production name of the production schema
   * @return the schemas, the latest last
   */
  public List<Dropped> of(String production) {
    if (!SchemaReader.hasTable(db, new TableName(production, JournalTables.JOURNAL))) {
      return List.of();
    }
    return db.fetch(new JournalTables(production).done(OPERATION)).stream()
        .filter(r -> r.value1().startsWith(STEP))
        .map(r -> new Dropped(r.value1().substring(STEP.length()), r.value2()))
        .toList();
  }

  /**
   * Looks through all journals for a schema that is gone.
   *
   * @param kept its name
   * @return the production schema whose tables it kept; empty where no journal that the user may
   *     read knows it
   */
  public Optional<String> productionOf(String kept) {
    return db
        .select(TABLES.TABLE_SCHEMA)
        .from(TABLES)
        .where(TABLES.TABLE_NAME.eq(JournalTables.JOURNAL))
        .orderBy(TABLES.TABLE_SCHEMA)
        .fetch(TABLES.TABLE_SCHEMA)
        .stream()
        .filter(schema -> of(schema).stream().anyMatch(d -> d.schema().equals(kept)))
        .findFirst();
  }
}
