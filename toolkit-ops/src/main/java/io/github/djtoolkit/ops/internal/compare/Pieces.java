package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.ops.internal.compare.TableCheck.Piece;
import io.github.djtoolkit.sql.key.KeyRange;
import java.util.Iterator;
import java.util.function.BiFunction;

/** Some pieces, then one for each range, numbered in their order. */
final class Pieces implements Iterator<Piece> {

  private final Iterator<Piece> first;
  private final Iterator<KeyRange> ranges;
  private final BiFunction<Long, KeyRange, Piece> work;
  private long number;

  Pieces(Iterator<Piece> first, Iterator<KeyRange> ranges, BiFunction<Long, KeyRange, Piece> work) {
    this.first = first;
    this.ranges = ranges;
    this.work = work;
  }

  @Override
  public boolean hasNext() {
    return first.hasNext() || ranges.hasNext();
  }

  @Override
  public Piece next() {
    return first.hasNext() ? first.next() : work.apply(number++, ranges.next());
  }
}
