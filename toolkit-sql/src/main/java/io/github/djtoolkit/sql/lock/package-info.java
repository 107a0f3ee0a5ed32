/** Named locks. */
@NullMarked
package io.github.djtoolkit.sql.lock;

import org.jspecify.annotations.NullMarked;
