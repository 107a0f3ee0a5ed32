/** Work on the rows of tables, in ranges of the primary key. */
@NullMarked
package io.github.djtoolkit.ops.internal.rows;

import org.jspecify.annotations.NullMarked;
