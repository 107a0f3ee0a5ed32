/** Ranges of primary keys. */
@NullMarked
package io.github.djtoolkit.sql.key;

import org.jspecify.annotations.NullMarked;
