package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.sql.pointer.MovedObject;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import io.github.djtoolkit.sql.pointer.PlacedObjects;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * The listed objects of a column that are to be placed, in order of their keys, a page in memory at
 * a time. For one thread.
 */
final class OpenObjects implements Iterator<MovedObject> {

  private static final int PAGE = 1_000;

  private final DSLContext db;
  private final PlacedObjects list;
  private Iterator<MovedObject> page = List.<MovedObject>of().iterator();
  private Optional<String> after = Optional.empty();
  private boolean last;

  OpenObjects(DSLContext db, PlacedObjects list) {
    this.db = db;
    this.list = list;
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && !last) {
      List<MovedObject> next = db.fetch(list.open(after, PAGE)).map(MovedObjects::toObject);
      last = next.size() < PAGE;
      page = next.iterator();
    }
    return page.hasNext();
  }

  @Override
  public MovedObject next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    MovedObject object = page.next();
    after = Optional.of(object.id());
    return object;
  }
}
