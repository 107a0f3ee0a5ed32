package io.github.djtoolkit.cli.architecture.broken.ops;

import org.jooq.Name;
import org.jooq.impl.DSL;

/** An operation that knows a factory of jOOQ. */
final class UsesFactory {

  Name name() {
    return DSL.name("x");
  }
}
