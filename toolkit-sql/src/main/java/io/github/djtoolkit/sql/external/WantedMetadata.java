package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.sql.template.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What 2.x is to read of an object, made of its tracking row by the server. Immutable. */
final class WantedMetadata {

  private final Conversion conversion;
  private final TrackedFields tracked;

  /**
   * @param conversion the column
   * @param tracked the tracking row
   */
  WantedMetadata(Conversion conversion, TrackedFields tracked) {
    this.conversion = conversion;
    this.tracked = tracked;
  }

  /** The JSON value. */
  Field<JSON> value() {
    return choose(this::value);
  }

  /** The size in it. */
  Field<Long> size() {
    return choose(this::size);
  }

  /** What a tracking row gives by the form that it has: the first of the column's forms. */
  <T> Field<T> choose(Function<ObjectForm, Field<T>> value) {
    List<ObjectForm> forms = conversion.forms();
    Field<T> chosen = value.apply(forms.get(forms.size() - 1));
    for (int i = forms.size() - 2; i >= 0; i--) {
      chosen = DSL.when(is(forms.get(i)), value.apply(forms.get(i))).otherwise(chosen);
    }
    return chosen;
  }

  /** MD5 of the object's bytes; the key of the tracking row, unless the object comes from 0.11. */
  Field<String> contentHash(ObjectForm form) {
    Field<String> usual = Base32.of(tracked.hash());
    return form.moved()
        ? DSL.when(tracked.isMoved(), Base32.of(tracked.movedContents())).otherwise(usual)
        : usual;
  }

  /** Whether the tracking row is of a form, where it is of none that comes before. */
  private Condition is(ObjectForm form) {
    return switch (form.kind()) {
      case ATTACH -> tracked.attachmentName().isNotNull();
      case FILEPATH -> tracked.filepath().isNotNull().and(DSL.not(tracked.isMoved()));
      case BLOB, ADAPTED -> DSL.trueCondition();
    };
  }

  private Field<JSON> value(ObjectForm form) {
    return form.kind() == ExternalKind.FILEPATH ? ofFile() : ofHash(form);
  }

  private Field<JSON> ofHash(ObjectForm form) {
    return jsonObject(
        DSL.inline("hash"), contentHash(form),
        DSL.inline("path"), path(form),
        DSL.inline("schema"), DSL.val(form.schema()),
        DSL.inline("store"), DSL.val(conversion.store()),
        DSL.inline("size"), size(form));
  }

  private Field<JSON> ofFile() {
    Field<String> timestamp =
        DSL.function(
            "date_format",
            String.class,
            tracked.timestamp(),
            DSL.inline("%Y-%m-%dT%H:%i:%s+00:00"));
    return jsonObject(
        DSL.inline("path"), tracked.filepath(),
        DSL.inline("store"), DSL.val(conversion.store()),
        DSL.inline("size"), tracked.size(),
        DSL.inline("is_dir"), DSL.inline("false").cast(SQLDataType.JSON),
        DSL.inline("timestamp"), timestamp);
  }

  private Field<String> path(ObjectForm form) {
    ObjectPlace place = form.place();
    Field<String> usual =
        DSL.concat(
            DSL.val(place.folder() + "/"),
            place.naming() == ObjectPlace.Naming.HEX
                ? DSL.lower(folders(place, Base32.hex(tracked.hash())))
                : folders(place, Base32.of(tracked.hash())),
            DSL.val(place.suffix()));
    return form.moved() ? DSL.when(tracked.isMoved(), tracked.movedPath()).otherwise(usual) : usual;
  }

  /** A name below the folders that its first characters name. */
  private static Field<String> folders(ObjectPlace place, Field<String> name) {
    List<Field<?>> parts = new ArrayList<>();
    int start = 1;
    for (int width : place.subfolding()) {
      parts.add(DSL.substring(name, start, width));
      parts.add(DSL.inline("/"));
      start += width;
    }
    parts.add(name);
    return DSL.concat(parts.toArray(Field[]::new));
  }

  /** An attachment's object holds the file name, in UTF-8, and a zero byte before the content. */
  private Field<Long> size(ObjectForm form) {
    if (form.kind() != ExternalKind.ATTACH) {
      return tracked.size();
    }
    Field<Integer> bytes = DSL.octetLength(Literals.utf8(tracked.attachmentName()));
    return tracked.size().plus(bytes).plus(DSL.inline(1));
  }

  private static Field<JSON> jsonObject(Field<?>... keysAndValues) {
    return DSL.function("json_object", JSON.class, keysAndValues);
  }
}
