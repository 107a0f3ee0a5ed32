/** Labels in column comments: operations 1 to 6, and how they are taken back. */
@NullMarked
package io.github.djtoolkit.ops.column;

import org.jspecify.annotations.NullMarked;
