/** How the values of JSON columns come to name another place, and the objects to be there. */
@NullMarked
package io.github.djtoolkit.ops.internal.pointer;

import org.jspecify.annotations.NullMarked;
