/** The objects that JSON columns refer to, and how the values come to name another place. */
@NullMarked
package io.github.djtoolkit.sql.pointer;

import org.jspecify.annotations.NullMarked;
