package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.WriteResult;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * What external columns of one schema become in another that is migrated already: the same as
 * migrate_external would make of them there.
 */
public final class ExternalCopies {

  private final ExternalSurvey survey;
  private final StoreSurvey stores;
  private final AttachmentStores attachments;

  /**
   * @param source the schema with legacy columns
   * @param destination name of the schema with JSON columns
   * @param db connection to ask by
   * @param stores the configured stores
   * @param origin schema that wrote the objects
   * @param listener is told of warnings
   */
  public ExternalCopies(
      SchemaSnapshot source,
      String destination,
      DSLContext db,
      ObjectStores stores,
      String origin,
      ProgressListener listener) {
    this.survey = new ExternalSurvey(source, db, stores, origin, destination, Map.of());
    this.stores = new StoreSurvey(db, stores, origin, listener);
    this.attachments = new AttachmentStores(stores, origin);
  }

  /**
   * How a column is converted.
   *
   * @param table its table
   * @param column the column, in stage LEGACY or CONVERTED
   * @return the conversion
   */
  public Conversion conversion(Table table, ExternalColumn column) {
    return survey.conversion(table, column);
  }

  /**
   * Checks the stores of some columns: configured, reachable, objects where they should be, and
   * every attachment there and whole.
   *
   * @param table the table
   * @param conversions its columns
   * @throws io.github.djtoolkit.model.ToolkitException naming store, column and the way out
   */
  public void check(Table table, List<Conversion> conversions) {
    ExternalTable external = new ExternalTable(table, conversions, List.of());
    for (int i = 0; i < conversions.size(); i++) {
      stores.check(external, i);
      stores.requireTracked(external, i);
    }
  }

  /**
   * Whether a column's objects must be written anew before rows refer to them.
   *
   * @param conversion the column
   * @return true for attachments
   */
  public static boolean writes(Conversion conversion) {
    return conversion.has(ExternalKind.ATTACH);
  }

  /**
   * Writes one attachment as 2.x reads it, unless it is there. The original stays.
   *
   * @param db where the rows are, for an error to name them
   * @param table the table with the column
   * @param conversion its column
   * @param object the attachment
   * @return whether it was written
   * @throws io.github.djtoolkit.model.ToolkitException naming store, object and rows
   */
  public boolean write(DSLContext db, Table table, Conversion conversion, TrackedObject object) {
    ReferringRows rows = new ReferringRows(db, table, conversion.column());
    return object.attachmentName().isPresent()
        && rows.naming(object, () -> attachments.write(conversion, object)).outcome()
            == WriteResult.Outcome.WRITTEN;
  }
}
