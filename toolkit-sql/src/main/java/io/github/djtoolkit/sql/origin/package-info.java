/** Where the copy of a schema came from. */
@NullMarked
package io.github.djtoolkit.sql.origin;

import org.jspecify.annotations.NullMarked;
