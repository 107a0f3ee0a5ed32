package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.ops.internal.integrity.Reference.Role;
import io.github.djtoolkit.sql.integrity.Metadata;
import io.github.djtoolkit.sql.integrity.MetadataRows;
import io.github.djtoolkit.sql.integrity.TrackedRow;
import io.github.djtoolkit.sql.integrity.TrackingRows;
import io.github.djtoolkit.sql.session.RowStreams;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.UnsafePathException;
import io.github.djtoolkit.storage.layout.LegacyLayout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;

/**
 * Reads from the database what a schema refers to in one store. All of it is read before the store
 * is looked at, so that an object is in its place before anyone asks for it: 0.14 and 2.x both
 * store the object first and the row then.
 */
final class ReferenceReader {

  private final DSLContext db;
  private final LegacyLayout layout;
  private final String origin;
  private final StoreFindings findings;
  private final ReferredValues referred;

  /**
   * @param db connection to ask by
   * @param spec the store, where it is configured
   * @param origin schema that wrote the legacy objects
   * @param findings is told of values that lead to no object
   * @param referred counts the tracking rows that values lead to
   */
  ReferenceReader(
      DSLContext db,
      Optional<StoreSpec> spec,
      String origin,
      StoreFindings findings,
      ReferredValues referred) {
    this.db = db;
    this.layout =
        spec.map(LegacyLayout::of).orElseGet(() -> new LegacyLayout(StoreSpec.LEGACY_SUBFOLDING));
    this.origin = origin;
    this.findings = findings;
    this.referred = referred;
  }

  /**
   * Hands out the rows of a store as they are read. A share makes the references of its rows
   * itself, whose thread-safe findings it uses; several may be to one object.
   */
  void read(StoreUse use, Consumer<ReferenceShare> consumer) {
    for (StoreUse.Tracked tracked : use.tracked()) {
      List<ExternalKind> kinds = tracked.columns().stream().map(ExternalColumn::kind).toList();
      List<LongAdder> counts = tracked.columns().stream().map(referred::of).toList();
      read(
          new TrackingRows(tracked.table()).rows(tracked.columns()),
          (row, references) -> add(TrackingRows.toRow(row), kinds, counts, references),
          consumer);
    }
    for (StoreUse.Values values : use.values()) {
      read(
          values.rows().values(use.store(), values.unnamed()),
          (row, references) -> add(MetadataRows.toMetadata(row), values, references),
          consumer);
    }
  }

  private <R extends Record> void read(
      ResultQuery<R> query,
      BiConsumer<R, Consumer<Reference>> row,
      Consumer<ReferenceShare> consumer) {
    List<R> rows = new ArrayList<>();
    RowStreams.forEach(
        db,
        query,
        next -> {
          rows.add(next);
          if (rows.size() == ReferenceShare.SIZE) {
            consumer.accept(share(List.copyOf(rows), row));
            rows.clear();
          }
        });
    consumer.accept(share(rows, row));
  }

  private static <R> ReferenceShare share(
      List<R> rows, BiConsumer<R, Consumer<Reference>> references) {
    return consumer -> rows.forEach(row -> references.accept(row, consumer));
  }

  private void add(
      TrackedRow row,
      List<ExternalKind> kinds,
      List<LongAdder> counts,
      Consumer<Reference> consumer) {
    Set<ExternalKind> referring = EnumSet.noneOf(ExternalKind.class);
    for (int i = 0; i < kinds.size(); i++) {
      if (row.referring().get(i)) {
        referring.add(kinds.get(i));
        counts.get(i).increment();
      }
    }
    ExternalKind kind = referring.size() == 1 ? referring.iterator().next() : ExternalKind.ADAPTED;
    boolean referred = !referring.isEmpty();
    TrackedObject object = row.object();
    try {
      List<String> places = layout.places(origin, object, kind);
      String last = places.get(places.size() - 1);
      if (places.size() > 1) {
        consumer.accept(
            tracked(object, kind, places.get(0), referred ? Role.FIRST_PLACE : Role.KNOWN));
      }
      Role role = places.size() > 1 ? Role.MOVED : Role.OBJECT;
      consumer.accept(tracked(object, kind, last, referred ? role : Role.ROW_ALONE));
    } catch (UnsafePathException e) {
      if (referred) {
        findings.refused(tracked(object, kind, e.path(), Role.OBJECT), e);
      }
    }
  }

  private static Reference tracked(
      TrackedObject object, ExternalKind kind, String path, Role role) {
    Optional<String> attachment =
        kind == ExternalKind.BLOB ? Optional.empty() : object.attachmentName();
    boolean keyedByPath = attachment.isEmpty() && object.filepath().isPresent();
    Optional<String> md5 = keyedByPath ? object.contentsHash() : Optional.of(object.hash());
    return new Reference(
        path,
        role,
        OptionalLong.of(object.size()),
        md5.map(Md5::new),
        Optional.of(object.hash()),
        Optional.empty(),
        keyedByPath ? object.filepath().orElse(path) : path,
        attachment);
  }

  private void add(Metadata metadata, StoreUse.Values values, Consumer<Reference> consumer) {
    if (metadata.path().isEmpty()) {
      findings.withoutPath(values);
      return;
    }
    String written = metadata.path().get();
    try {
      consumer.accept(
          value(
              metadata,
              ObjectPath.object("", written),
              metadata.folder() ? Role.FOLDER : Role.OBJECT));
    } catch (UnsafePathException e) {
      findings.refused(value(metadata, written, Role.OBJECT), e);
    }
  }

  private static Reference value(Metadata metadata, String path, Role role) {
    String written = metadata.path().orElse(path);
    return new Reference(
        path,
        role,
        metadata.size().map(OptionalLong::of).orElse(OptionalLong.empty()),
        metadata.hash().flatMap(ReferenceReader::digest),
        Optional.empty(),
        Optional.of(written),
        written,
        Optional.empty());
  }

  /** A codec of someone's own may record any hash; only MD5 in base32 can be checked. */
  private static Optional<Md5> digest(String hash) {
    try {
      return Optional.of(Md5.ofBase32(hash));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
