/** Parallel schemas take the place of production, and give it back. */
@NullMarked
package io.github.djtoolkit.ops.cutover;

import org.jspecify.annotations.NullMarked;
