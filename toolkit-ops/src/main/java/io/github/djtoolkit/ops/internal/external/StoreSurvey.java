package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.ExternalStatements;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.StoreProbe;
import io.github.djtoolkit.storage.SubfoldingProbe;
import io.github.djtoolkit.storage.SubfoldingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Result;

/** Contacts the stores of columns that will be converted, before anything is changed. */
final class StoreSurvey {

  private static final int SAMPLE = 200;
  private static final int PAGE = 1_000;
  private static final int EXAMPLES = 5;

  private final DSLContext db;
  private final ObjectStores stores;
  private final String origin;
  private final ProgressListener listener;

  StoreSurvey(DSLContext db, ObjectStores stores, String origin, ProgressListener listener) {
    this.db = db;
    this.stores = stores;
    this.origin = origin;
    this.listener = listener;
  }

  /**
   * Checks the store of one column: configured, reachable, its objects where the configuration
   * says; and every attachment that must be written anew is there and whole.
   *
   * @throws ToolkitException naming store, column and the way out
   */
  void check(ExternalTable table, int index) {
    Conversion conversion = table.conversions().get(index);
    boolean writes = conversion.has(ExternalKind.ATTACH);
    ObjectStore store = contact(conversion.store(), writes);
    if (conversion.kind() != ExternalKind.FILEPATH) {
      checkSubfolding(store, table, index);
    }
    if (writes) {
      checkAttachments(table, index);
    }
    if (conversion.moved()) {
      checkMoved(table, index);
    }
  }

  /**
   * Contacts a store.
   *
   * @param writes whether objects will be written
   * @throws ToolkitException naming the store and the way out
   */
  ObjectStore contact(String name, boolean writes) {
    ObjectStore store = stores.get(name);
    StoreProbe probe = store.probe();
    if (!probe.readable() || (writes && !probe.writable())) {
      throw new ToolkitException(
          "store_unreachable",
          "Store "
              + store.spec().name()
              + " ("
              + store.spec().address().display()
              + ") cannot be "
              + (probe.readable() ? "written" : "read")
              + ": "
              + probe.reason().orElse("no reason given")
              + ". Mend that, or correct the store's location in the configuration.");
    }
    return store;
  }

  /**
   * Refuses objects from 0.11 of which the tracking rows do not tell all, unless they were looked
   * up.
   *
   * @throws ToolkitException with code {@code unsupported_objects}
   */
  void requireTracked(ExternalTable table, int index) {
    Conversion conversion = table.conversions().get(index);
    if (!conversion.moved() || conversion.found().isPresent()) {
      return;
    }
    MovedObjectSearch search = new MovedObjectSearch(stores, origin);
    eachMoved(
        table,
        index,
        row -> {
          if (row.value4() == null || !search.path(conversion, row).equals(row.value3())) {
            throw new ToolkitException(
                "unsupported_objects",
                "The object "
                    + row.value3()
                    + ", to which "
                    + table.name()
                    + "."
                    + conversion.column().column()
                    + " refers, was written by DataJoint 0.11, and its tracking row does not tell where it lies or what it"
                    + " holds. Run migrate-external on that schema first.");
          }
        });
  }

  private void checkMoved(ExternalTable table, int index) {
    MovedObjectSearch search = new MovedObjectSearch(stores, origin);
    eachMoved(table, index, row -> search.path(table.conversions().get(index), row));
  }

  private void eachMoved(
      ExternalTable table, int index, Consumer<Record4<byte[], Long, String, byte[]>> look) {
    Optional<byte[]> after = Optional.empty();
    while (true) {
      Result<Record4<byte[], Long, String, byte[]>> page =
          db.fetch(table.rows().movedObjects(index, after, PAGE));
      page.forEach(look);
      if (page.size() < PAGE) {
        return;
      }
      after = Optional.of(page.get(page.size() - 1).value1());
    }
  }

  private void checkSubfolding(ObjectStore store, ExternalTable table, int index) {
    List<TrackedObject> sample =
        db.fetch(table.rows().objects(index, Optional.empty(), SAMPLE)).stream()
            .map(ExternalStatements::toTracked)
            .toList();
    ReferringRows rows =
        new ReferringRows(db, table.table(), table.conversions().get(index).column());
    SubfoldingReport report =
        rows.naming(sample, () -> new SubfoldingProbe(SAMPLE).probe(store, origin, sample));
    switch (report.verdict()) {
      case CONFIGURED -> {
        if (report.missing() > 0) {
          listener.warned(report.message());
        }
      }
      case NO_SAMPLE -> {}
      case OTHER, MIXED, NOTHING_FOUND ->
          throw new ToolkitException("objects_not_found", report.message());
    }
  }

  private void checkAttachments(ExternalTable table, int index) {
    Conversion conversion = table.conversions().get(index);
    AttachmentStores attachments = new AttachmentStores(stores, origin);
    ReferringRows rows = new ReferringRows(db, table.table(), conversion.column());
    List<String> broken = new ArrayList<>();
    Optional<byte[]> after = Optional.empty();
    while (true) {
      Result<Record4<byte[], Long, String, String>> page =
          db.fetch(table.rows().objects(index, after, PAGE));
      for (Record4<byte[], Long, String, String> row : page) {
        TrackedObject object = ExternalStatements.toTracked(row);
        if (object.attachmentName().isEmpty()) {
          continue;
        }
        Optional<ObjectInfo> found =
            rows.naming(object, () -> attachments.legacy(conversion, object));
        if (found.isEmpty() || found.get().size() != object.size()) {
          broken.add(
              attachments.legacyPath(conversion, object)
                  + (found.isEmpty()
                      ? " is missing"
                      : " has " + found.get().size() + " bytes, not " + object.size())
                  + (broken.size() < EXAMPLES ? ": " + rows.of(object) : ""));
        }
      }
      if (page.size() < PAGE || broken.size() > EXAMPLES) {
        break;
      }
      after = Optional.of(page.get(page.size() - 1).value1());
    }
    if (!broken.isEmpty()) {
      throw new ToolkitException(
          "attachment_unreadable",
          "Attachments of "
              + table.name()
              + "."
              + conversion.column().column()
              + " in store "
              + conversion.column().store()
              + " cannot be written anew: "
              + String.join("; ", broken.subList(0, Math.min(EXAMPLES, broken.size())))
              + (broken.size() > EXAMPLES ? "; and more" : "")
              + ". Restore the files, or set the values to NULL.");
    }
  }
}
