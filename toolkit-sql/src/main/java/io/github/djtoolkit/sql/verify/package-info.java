/** Queries that tell whether 2.x can use a schema. */
@NullMarked
package io.github.djtoolkit.sql.verify;

import org.jspecify.annotations.NullMarked;
