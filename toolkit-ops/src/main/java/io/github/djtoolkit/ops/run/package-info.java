/** Runs plans under a lock and reports what became of their steps. */
@NullMarked
package io.github.djtoolkit.ops.run;

import org.jspecify.annotations.NullMarked;
